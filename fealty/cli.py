"""The console script `fealty`."""

import typer

from fealty.commands import articles, ask, disagree, history, judge, keep, load, server, verify

app = typer.Typer(
    name="fealty",
    help="A graph of armed groups in which every edge says who says so.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
load.app.command("articles")(articles.load)
app.add_typer(load.app, name="load", help="Write claims into the graph.")
app.add_typer(keep.export, name="export", help="Take everything out again.")
for command in (
    server.up,
    server.down,
    server.status,
    server.shell,
    server.serve,
    server.demo,
    articles.extract,
    ask.search,
    ask.show,
    ask.claims,
    ask.paths,
    disagree.conflicts,
    disagree.grade,
    ask.cypher,
    history.timeline,
    history.dyad,
    history.diff,
    keep.render,
    judge.retract,
    judge.review,
    judge.merge,
    judge.unmerge,
    keep.init,
    verify.verify,
    keep.rebuild,
    keep.stats,
):
    app.command()(command)
app.command("judgements")(judge.listed)
