"""The desk as an ASGI application: every way of the table, in both languages and all formats."""

import contextlib
from collections.abc import AsyncGenerator, Callable
from inspect import isawaitable
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import quote

from anyio import create_task_group, to_thread
from msgspec.structs import replace
from starlette.applications import Starlette
from starlette.convertors import Convertor, register_url_convertor
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from hudna.desk import exports, jsontwin, routes, visits
from hudna.desk.asking import Ask, FormError, MissingError, Move, Viewer
from hudna.desk.render import Frame, Speech, html
from hudna.desk.security import FIELD, Gate, Site, is_token, policy, this_machine, token_of
from hudna.desk.state import Desk
from hudna.desk.view import View
from hudna.desk.visits import Visit
from hudna.desk.ways import Way
from hudna.errors import HudnaError
from hudna.model.label import Label, stricter
from hudna.model.values import Language
from hudna.team.door import Door

_STATIC = Path(__file__).parent / "static"
_FIELDS, _FILES = 300, 4
_YEAR = 365 * 86_400
_ENDINGS = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "geojson": "application/geo+json",
    "ics": "text/calendar; charset=utf-8",
    "atom": "application/atom+xml",
    "txt": "text/plain; charset=utf-8",
}

ViewerOf = Callable[[Request], Viewer]


class _Tongue(Convertor[str]):
    regex = "ar|en"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


class _Ending(_Tongue):
    regex: ClassVar[str] = "|".join(_ENDINGS)


register_url_convertor("tongue", _Tongue())
register_url_convertor("ending", _Ending())


def make_app(
    desk: Desk,
    port: int,
    viewer_of: ViewerOf,
    told: Callable[[int, int], None] | None = None,
    *,
    door: Door | None = None,
    site: Site | None = None,
) -> Starlette:
    """Give the application.

    Args:
        desk: What it shows.
        port: Where it answers; other names and ports are refused.
        viewer_of: Tells who asks.
        told: See :meth:`hudna.desk.state.Desk.keep_up`.
        door: Where a team comes in; None at a desk of one person.
        site: The names that it answers under, when not those of this machine.
    """
    site = site or this_machine(port)
    hall = _Hall(desk, viewer_of, door, site)
    table: list[BaseRoute] = [Route("/", hall.front)]
    for way in routes.WAYS:
        path = f"/{{tongue:tongue}}{way.path}"
        answer = hall.opened(way)
        # The address with an ending comes first, or a name that varies would swallow it.
        ended = Route(f"{path}.{{ending:ending}}", answer, methods=["GET", "POST"])
        table += [ended, Route(path, answer, methods=["GET", "POST"])]
    table.append(Mount("/static", StaticFiles(directory=_STATIC)))

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncGenerator[None]:
        async with create_task_group() as tasks:
            tasks.start_soon(desk.keep_up, told)
            yield
            tasks.cancel_scope.cancel()

    return Starlette(
        lifespan=lifespan,
        routes=table,
        middleware=[Middleware(Gate, site=site)],
        exception_handlers={HTTPException: hall.refused, Exception: hall.broken},
    )


class _Hall:
    """Answers requests."""

    def __init__(self, desk: Desk, viewer_of: ViewerOf, door: Door | None, site: Site) -> None:
        self._desk = desk
        self._viewer_of = viewer_of
        self._team = door
        self._site = site
        self._secret = desk.draw(32) if door is None else door.guard_secret()

    async def front(self, request: Request) -> Response:
        """Send a visitor to the first page, in the language that the browser asks for."""
        wanted = request.headers.get("accept-language", "").lower()
        arabic, english = wanted.find("ar"), wanted.find("en")
        language = "ar" if arabic >= 0 and (english < 0 or arabic < english) else "en"
        return RedirectResponse(f"/{language}/now", 303)

    def opened(self, way: Way) -> Callable[[Request], Any]:
        """Give what answers for one way."""

        async def answer(request: Request) -> Response:
            ask = self._ask(request)
            if way.team and self._team is None:
                raise HTTPException(404)
            if not ask.viewer.may(way.role, way.or_role):
                return self._turned_away(ask, request)
            if request.method == "POST":
                return await self._taken(way, ask, request)
            return await self._shown(way, ask, request)

        return answer

    def _turned_away(self, ask: Ask, request: Request) -> Response:
        """Refuse; who has not come in is shown the door, and led back afterwards."""
        if self._team is None or ask.viewer.name:
            raise HTTPException(403)
        if request.method == "POST" or ask.ending != "html":
            raise HTTPException(401)
        query = f"?{request.url.query}" if request.url.query else ""
        back = quote(f"{request.url.path}{query}", safe="")
        return RedirectResponse(f"/{ask.language}/login?next={back}", 303)

    def _ask(self, request: Request) -> Ask:
        path = {key: str(value) for key, value in request.path_params.items()}
        language: Language = "ar" if path.pop("tongue", "en") == "ar" else "en"
        ending = path.pop("ending", "") or request.query_params.get("format", "html")
        return Ask(
            language=language,
            viewer=self._viewer_of(request),
            moment=self._desk.moment(),
            path=path,
            query=dict(request.query_params),
            guard=token_of(self._secret, request.cookies.get(self._site.cookie, "")),
            session=request.cookies.get(self._site.cookie, ""),
            client=request.client.host if request.client is not None else "",
            ending=ending,
            whole=ending not in {"html", "json"},
            seen=self._visit(request).last,
        )

    def _view(self, ask: Ask) -> View:
        return View(self._desk, ask.viewer, ask.moment, self._team)

    def _visit(self, request: Request) -> Visit:
        kept = request.cookies.get(visits.COOKIE, "")
        return visits.visit(kept, self._desk.size, self._desk.moment())

    async def _shown(self, way: Way, ask: Ask, request: Request, status: int = 200) -> Response:
        left = self._desk.catch_up_soon()
        view = self._view(ask)
        try:
            shown = way.load(view, ask)
            if isawaitable(shown):
                shown = await shown
            self._written_down(way, view, ask, shown)
            if ask.ending != "html":
                return await self._file(way, shown, ask)
        except MissingError:
            raise HTTPException(404) from None
        return self._page(way, shown, ask, request, left=left, status=status)

    def _written_down(self, way: Way, view: View, ask: Ask, shown: Any) -> None:  # noqa: ANN401
        """Write down who is shown what is confidential or sealed, in whatever format."""
        if self._team is None or not ask.viewer.may_see("confidential"):
            return
        found = view.guarded_in(jsontwin.twin(shown, way.name, ask.language))
        if found:
            labels: list[Label] = [label for _, label in found]
            label = stricter(*labels)
            page = way.name if ask.ending == "html" else f"{way.name}.{ask.ending}"
            self._team.people.read(ask.viewer.name, page, label, [name for name, _ in found])

    async def _file(self, way: Way, shown: Any, ask: Ask) -> Response:  # noqa: ANN401
        ending = ask.ending
        if ending not in way.formats:
            raise HTTPException(404)
        if ending == "json":
            raw = jsontwin.twin(shown, way.name, ask.language)
        elif ending in way.files:
            raw = way.files[ending](shown, ask)
        elif ending == "geojson" and way.areas:
            raw = exports.geojson_file(way.areas(shown, ask))
        elif way.table:
            # A long list takes a while, and other people go on asking.
            raw = await to_thread.run_sync(_table_file, way.table, shown, ask, ending)
        else:
            raise HTTPException(404)
        headers = dict(self._site.headers) | {
            "cache-control": "no-store",
            "content-type": _ENDINGS[ending],
        }
        if ending not in {"json", "atom", "txt"}:
            headers["content-disposition"] = f'attachment; filename="hudna-{way.name}.{ending}"'
        return Response(raw, headers=headers)

    def _page(
        self,
        way: Way,
        shown: Any,  # noqa: ANN401
        ask: Ask,
        request: Request,
        *,
        left: int,
        status: int,
    ) -> Response:
        nonce = self._desk.draw(16).hex()
        fresh = "" if ask.session else self._desk.draw(16).hex()
        if fresh:
            ask = replace(ask, guard=token_of(self._secret, fresh))
        frame = Frame(
            ask, _address(request), routes.BY_NAME, nonce, left=left, demo=self._desk.demo
        )
        frame.team = self._team is not None
        response = Response(
            html(way, shown, ask, frame, routes.MENU), status, media_type="text/html"
        )
        response.headers.update(
            {**dict(self._site.headers), "content-security-policy": policy(nonce)}
        )
        response.headers["cache-control"] = "no-store"
        if way.name == "now":
            seen = self._visit(request).kept
            response.set_cookie(
                visits.COOKIE, seen, max_age=_YEAR, httponly=True, samesite="strict", path="/"
            )
        if fresh:
            self._keep(response, fresh)
        return response

    def _keep(self, response: Response, session: str) -> None:
        name, secure = self._site.cookie, self._site.secure
        if session:
            response.set_cookie(
                name, session, httponly=True, samesite="strict", secure=secure, path="/"
            )
        else:
            response.delete_cookie(name, httponly=True, samesite="strict", secure=secure, path="/")

    async def _taken(self, way: Way, ask: Ask, request: Request) -> Response:
        if way.act is None:
            raise HTTPException(405)
        if not ask.viewer.may(way.act_role, way.or_role):
            raise HTTPException(403)
        form = await request.form(max_fields=_FIELDS, max_files=_FILES)
        fields = {
            key: value.replace("\r\n", "\n")
            for key, value in form.multi_items()
            if not isinstance(value, UploadFile)
        }
        if not is_token(self._secret, ask.session, fields.pop(FIELD, "")):
            raise HTTPException(403)
        self._desk.catch_up_soon()
        ask = replace(ask, form=fields)
        try:
            led = way.act(self._view(ask), ask)
        except MissingError:
            raise HTTPException(404) from None
        except FormError as error:
            # What was typed is kept, and the page says which field is wrong.
            ask = replace(ask, errors=error.errors)
            return await self._shown(way, ask, request, error.status)
        response = RedirectResponse(led.to if isinstance(led, Move) else led, 303)
        if isinstance(led, Move):
            self._keep(response, led.session)
        return response

    async def refused(self, request: Request, error: Exception) -> Response:
        """Say in the reader's language that something is not here or not allowed."""
        status = error.status_code if isinstance(error, HTTPException) else 500
        return self._problem(request, status, "")

    async def broken(self, request: Request, error: Exception) -> Response:
        """Say what went wrong without a trace of the program's insides."""
        return self._problem(request, 500, str(error) if isinstance(error, HudnaError) else "")

    def _problem(self, request: Request, status: int, detail: str) -> Response:
        ask = self._ask(request)
        if request.path_params.get("ending") or request.query_params.get("format") == "json":
            raw = jsontwin.twin({"status": status, "detail": detail}, "problem", ask.language)
            return Response(
                raw, status, {**dict(self._site.headers), "content-type": _ENDINGS["json"]}
            )
        speak = Speech(ask.language)
        key = f"base.problem.{status}"
        words = speak.told(key, speak.say("base.problem.other"))
        return self._page(
            routes.PROBLEM, {"words": words, "detail": detail}, ask, request, left=0, status=status
        )


def _table_file(
    table: Callable[[Any, Ask], exports.Table],
    shown: Any,  # noqa: ANN401
    ask: Ask,
    ending: str,
) -> bytes:
    rows = table(shown, ask)
    return exports.csv_file(rows) if ending == "csv" else exports.xlsx_file(rows, ask.language)


def _address(request: Request) -> str:
    """Give the path below the language, without the ending of a format."""
    path = request.url.path
    ending = request.path_params.get("ending")
    if ending:
        path = path.removesuffix(f".{ending}")
    below = path.split("/", 2)
    known = len(below) > 2 and below[1] in {"ar", "en"}
    return f"/{below[2]}" if known else "/now"
