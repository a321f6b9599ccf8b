"""A release out to people and machines: SPARQL, linked data, named questions, files.

`api.app.create_app(settings)` makes the server; `api.engine.ask` answers the command line
with the same engine.
"""
