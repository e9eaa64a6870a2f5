"""What can be wrong with what is said.

ModelError
├── BadClaim      a claim that the model does not allow; `field` names the place
├── BadDate       a date that is not EDTF level 1
└── BadOntology   an ontology file that contradicts itself
"""


class ModelError(ValueError):
    """Something said that the model does not allow."""


class BadClaim(ModelError):
    """A claim that the model does not allow; `field` is where, as a path such as `subject.id`."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}" if field else reason)
        self.field = field
        self.reason = reason


class BadDate(ModelError):
    """A date that is not EDTF level 1."""


class BadOntology(ModelError):
    """An ontology file that contradicts itself."""


class BadFilter(ValueError):
    """A filter that asks for something that does not exist; `name` is the parameter."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason
