"""`finsearch completion`: what a shell needs to complete commands, options, agencies, tags and numbers."""

from __future__ import annotations

import click

from finsearch.cli.command import Command
from finsearch.cli.terminal import note, write
from finsearch.errors import EXIT_HITS

EXAMPLES = (
    "finsearch completion bash >> ~/.bashrc",
    "finsearch completion zsh >> ~/.zshrc",
    "finsearch completion fish > ~/.config/fish/completions/finsearch.fish",
)
VARIABLE = "_FINSEARCH_COMPLETE"


@click.command("completion", cls=Command, examples=EXAMPLES, short_help="命令补全 / for bash, zsh, fish")
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def command(shell: str) -> int:
    """Print the script that teaches a shell to complete finsearch: also agencies, tags, topics, document numbers.

    打印让终端能补全 finsearch 的脚本：命令、选项，以及索引中的机关、标签、主题和文号。
    """
    from click.shell_completion import get_completion_class

    from finsearch.cli.app import app

    completer = get_completion_class(shell)
    assert completer is not None
    write([completer(app, {}, "finsearch", VARIABLE).source()])
    note("用法见 / see: finsearch completion --help")
    return EXIT_HITS
