"""Questions as data: one `.rq` file a question, with a header that says in two languages what it asks.

`<topic>/<question>.rq` are what people ask, `rules/*.rq` make the derived relations at build time and
`checks/*.rq` look for faults of a release; what a check finds is a fault, an empty answer is a pass.
"""

from queries.binding import bind, with_values
from queries.header import HeaderError
from queries.library import Check, Question, Rule, checks, questions, rules
from queries.order import CycleError
from queries.parameters import Parameter, ParameterError

__all__ = [
    "Check",
    "CycleError",
    "HeaderError",
    "Parameter",
    "ParameterError",
    "Question",
    "Rule",
    "bind",
    "checks",
    "questions",
    "rules",
    "with_values",
]
