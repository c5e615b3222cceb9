"""What Slack hosts beside its Web API: sockets, response urls, uploads and downloads."""

from aiohttp import web

from .accounts import tell_change, tell_deletion
from .content import check_answer, check_content
from .errors import Refusal, Wire
from .messages import Message
from .world import ResponseUrl, World

USES = 5


class Hosting(World):
    """The addresses that payloads and answers carry."""

    def add_hosted_routes(self, app: web.Application) -> None:
        """Serve them."""
        app.router.add_get("/link/", self._link)
        app.router.add_post("/actions/{key:.+}", self._respond)
        app.router.add_post("/upload/v1/{file}", self._upload)
        app.router.add_get("/files-pri/{file}/{path:.+}", self._download)

    async def _link(self, request: web.Request) -> web.StreamResponse:
        return await self.post.sockets.serve(request, self.app.id)

    async def _respond(self, request: web.Request) -> web.Response:
        """Take an answer to an act."""
        try:
            url = self._response_url(request.match_info["key"])
            if request.content_type != "application/json":
                raise Refusal("invalid_payload", "a response url takes JSON", fault=True)
            self._show_answer(url, check_answer(await request.json()))
        except Refusal as refusal:
            if refusal.fault:
                self.faults.append(f"response_url: {refusal}")
            status = 404 if refusal.error in ("used_url", "expired_url") else 400
            return web.json_response(refusal.wire(), status=status)
        self.changed.beat()
        return web.Response(text="ok")

    def _response_url(self, key: str) -> ResponseUrl:
        url = self.response_urls.get(key)
        if url is None or not url.person.workspace.installed:
            raise Refusal("expired_url")
        if self.clock() - url.born > self.response_seconds:
            raise Refusal("expired_url")
        if url.uses >= USES:
            raise Refusal("used_url", fault=True)
        url.uses += 1
        return url

    def _show_answer(self, url: ResponseUrl, answer: Wire) -> None:
        replaced = url.message
        if answer.get("delete_original"):
            if replaced is None:
                raise Refusal("invalid_payload", "there is no original", fault=True)
            replaced.deleted = True
            if replaced.only is None:
                tell_deletion(replaced)
            return
        content = check_content(answer, self.faults, "response_url")
        if answer.get("replace_original") and replaced is not None:
            before = replaced.wire()
            replaced.text = content.text
            replaced.blocks = content.blocks or []
            replaced.edits += 1
            replaced.edited_at = self.new_ts()
            if replaced.only is None:
                tell_change(replaced, before)
            return
        workspace = url.person.workspace
        only = None if answer.get("response_type") == "in_channel" else url.person.id
        workspace.add_message(
            Message(
                self.new_ts(), url.channel, workspace.bot_user, workspace.bot_id, content.text,
                content.blocks or [], only=only, thread_ts=answer.get("thread_ts"),
            )
        )  # fmt: skip

    async def _upload(self, request: web.Request) -> web.Response:
        """Take a file's content, raw or as a form."""
        file = self.files.get(request.match_info["file"])
        if file is None or file.complete:
            return web.Response(status=404)
        if request.content_type == "multipart/form-data":
            fields = (await request.post()).values()
            content = b"".join(
                each.file.read() for each in fields if isinstance(each, web.FileField)
            )
        else:
            content = await request.read()
        if len(content) != (announced := self.uploads[file.id]):
            self.faults.append(
                f"upload: {len(content)} bytes came where {announced} were announced"
            )
            return web.Response(status=400, text="length mismatch")
        file.content = content
        return web.Response(text=f"OK - {len(content)}")

    async def _download(self, request: web.Request) -> web.Response:
        """Give a file to who shows a token; others get the page to sign in, with 200."""
        team, _, file_id = request.match_info["file"].partition("-")
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        workspace, file = self.tokens.get(token), self.files.get(file_id)
        if workspace is None or workspace.id != team or "files:read" not in workspace.scopes:
            if token not in self.revoked:
                self.faults.append("download: without a token that may read files")
            return web.Response(text="<html>Sign in</html>", content_type="text/html")
        if file is None or file.workspace is not workspace:
            return web.Response(status=404)
        return web.Response(body=file.content, content_type=file.mime_type)
