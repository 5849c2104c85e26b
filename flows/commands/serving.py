"""Commands that run the newsroom's desk: serve, deploy."""

# ruff: noqa: PLC0415, D301  # slow imports wait for their command; \b keeps an example's lines apart in the help

from __future__ import annotations

from typing import Annotated

import typer

from flows.commands.common import Db, stop, write


def serve(
    *,
    every: Annotated[
        str | None,
        typer.Option(
            metavar="TIME", help="See which feeds are due this often (30s, 15m, 1h), whatever the timetable says."
        ),
    ] = None,
    host: Annotated[str, typer.Option(help="The address to answer at; 0.0.0.0 lets other machines in.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to answer at.")] = 4200,
    db: Db = None,
) -> None:
    """Run the desk: pages, schedules and a worker, on Prefect. Its server and what does the jobs end with it.

    When what runs stands in timetable.toml beside the record. A server named in PREFECT_API_URL is used instead
    of starting one. Ctrl-C ends it all.

    \b
    Example:
      greffier serve --every 15m
    """
    import sys

    from flows.serving import serve as run
    from flows.settings import Settings
    from flows.timetable import Schedule, duration, make_sure, read

    settings = Settings.load(db=db)
    make_sure(settings.db)
    timetable = read(settings.db)
    if every is not None:
        try:
            timetable = timetable.model_copy(update={"watch": Schedule(every=duration(every))})
        except ValueError as error:
            stop(f"--every {every}: {error}")
    run(settings, timetable, host=host, port=port, tell=lambda line: print(line, file=sys.stderr, flush=True))  # noqa: T201


def deploy(
    *,
    with_automations: Annotated[
        bool,
        typer.Option("--with-automations", help="Also make three examples: a webhook, a message to a chat, email."),
    ] = False,
    webhook: Annotated[
        str | None, typer.Option(metavar="URL", help="What the first example calls; without it, it is switched off.")
    ] = None,
    chat: Annotated[
        str | None,
        typer.Option(
            metavar="URL", help="The incoming webhook of a Slack, Mattermost or Rocket.Chat channel, likewise."
        ),
    ] = None,
    email: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Who gets an email about all that a run found, likewise.")
    ] = None,
    mail_server: Annotated[
        str | None,
        typer.Option(
            metavar="NAME:PORT",
            help="What sends the email, at first localhost:25. User name and password are given in Prefect, under Blocks.",
        ),
    ] = None,
    db: Db = None,
) -> None:
    """Set the desk's jobs up on a Prefect server of your own. PREFECT_API_URL names it; workers of your own do the jobs.

    Makes the work pool, the jobs with their times and limits, and what notices dead runs. Doing it again changes
    nothing that has not changed. Then, on the machine that holds the record:
    prefect worker start --pool greffier

    \b
    Example:
      greffier deploy --with-automations --webhook http://127.0.0.1:8000/claims
    """
    from flows import automations, deployments
    from flows.ingest import reach_server
    from flows.settings import Settings
    from flows.timetable import make_sure, read

    settings = Settings.load(db=db)
    through = None
    if mail_server is not None:
        name, _, port = mail_server.rpartition(":")
        if not name or not port.isdecimal() or not 0 < int(port) < 65536:
            stop(f"--mail-server {mail_server}: say a name and a port, as smtp.example.org:587")
        through = name, int(port)
    if not deployments.has_server():
        stop("PREFECT_API_URL names no server to deploy to; on one machine `greffier serve` does all of it")
    reach_server()
    timetable_file = make_sure(settings.db)
    written = deployments.deploy(settings, read(settings.db))
    automations.detect_crashes()
    lines = [f"times      {timetable_file}", f"jobs       {written}", f"pool       {deployments.POOL}"]
    if with_automations:
        made = automations.put_examples(webhook=webhook, chat=chat, email=email, mail_server=through)
        lines += [f"automation {line}" for line in made]
    write("\n".join([*lines, f"then: prefect worker start --pool {deployments.POOL}", ""]))
