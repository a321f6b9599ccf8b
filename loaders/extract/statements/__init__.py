"""What a text reports that someone holds, and in whose words."""
