"""`mingzhang schema`: the JSON Schema of each content file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from generator.commands.shared import option, speaker
from generator.model.message import msg
from generator.report.findings_json import FINDINGS_SCHEMA
from generator.report.say import Speaker
from generator.validate.content_files import CONTENT_FILES
from generator.validate.json_schema import json_schema
from generator.write.files import replace_file

_FINDINGS = "findings"
"""Not a file of the content but what `mingzhang check --format json` writes."""
_KINDS = (*CONTENT_FILES, _FINDINGS)


def command() -> click.Command:
    """The command."""
    return click.Command(
        "schema",
        callback=_schema,
        help=speaker()(msg("Show the JSON Schema of a content file, or write all of them into a folder.")),
        params=[
            click.Argument(["kind"], required=False, type=click.Choice(_KINDS)),
            option(
                "--output",
                type=click.Path(path_type=Path, file_okay=False),
                help=msg("Folder to write the schemas into, one file each."),
            ),
        ],
    )


def _schema(kind: str | None, output: Path | None) -> None:
    say = speaker()
    kinds = [kind] if kind else list(_KINDS)
    texts = {name: json.dumps(_schema_of(name, say), ensure_ascii=False, indent=2) + "\n" for name in kinds}
    if output is not None:
        for name, text in texts.items():
            replace_file(output / f"{name}.schema.json", text.encode())
            click.echo(str(output / f"{name}.schema.json"))
    elif kind is None:
        everything = {name: json.loads(text) for name, text in texts.items()}
        click.echo(json.dumps(everything, ensure_ascii=False, indent=2))
    else:
        click.echo(texts[kind], nl=False)


def _schema_of(name: str, say: Speaker) -> dict[str, Any]:
    if name == _FINDINGS:
        return FINDINGS_SCHEMA
    return json_schema(CONTENT_FILES[name], say)
