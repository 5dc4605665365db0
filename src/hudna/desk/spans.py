"""How long something still has, in words."""

from hudna.desk.messages import say, say_number
from hudna.export.messages import messages
from hudna.model.values import Language


def left(seconds: int, language: Language) -> str:
    """Give how long something still has, to the hour, under a day to the minute."""
    days, rest = divmod(max(0, seconds), 86_400)
    hours, rest = divmod(rest, 3600)
    told = {"days": days, "hours": hours} if days else {"hours": hours, "minutes": rest // 60}
    parts = [
        say_number(language, f"reading.{unit}", count) for unit, count in told.items() if count
    ]
    if not parts:
        return say(language, "spans.under_a_minute")
    return messages(language).texts["and_length"].join(parts)
