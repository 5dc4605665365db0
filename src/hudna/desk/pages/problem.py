"""What is shown when something is not here, not allowed or broken; ``app`` fills it."""

from hudna.desk.asking import Ask, MissingError
from hudna.desk.view import View


def load(_desk: View, _ask: Ask) -> None:
    """Nothing leads here by itself."""
    raise MissingError
