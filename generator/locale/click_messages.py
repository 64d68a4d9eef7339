"""The words that click itself says to whoever types a command, listed so that our catalogues translate them.

click looks its messages up in the default domain of gettext, which `generator.locale.speak` makes ours. Its messages
to programmers (a wrongly declared option) and the names of its types in generated help stay English.
"""

from __future__ import annotations


def _(message: str) -> str:
    return message


def ngettext(singular: str, plural: str) -> tuple[str, str]:
    return singular, plural


CLICK_MESSAGES = (
    _("Usage:"),
    _("Options"),
    _("Commands"),
    _("Positional arguments"),
    _("deprecated"),
    _("required"),
    _("default: {default}"),
    _("env var: {var}"),
    _("(dynamic)"),
    _("Show this message and exit."),
    _("Show the version and exit."),
    _("%(prog)s, version %(version)s"),
    _("Error: {message}"),
    _("Try '{command} {option}' for help."),
    _("Aborted!"),
    _("unknown error"),
    _("Missing command."),
    _("Missing argument"),
    _("Missing option"),
    _("Missing parameter"),
    _("Missing {param_type}"),
    _("Missing parameter: {param_name}"),
    _("No such option {name!r}."),
    _("No such command {name!r}."),
    _("Option {name!r} does not take a value."),
    _("Argument {name!r} takes {nargs} values."),
    _("Invalid value: {message}"),
    _("Invalid value for {param_hint}: {message}"),
    _("Could not open file {filename!r}: {message}"),
    _("Choose from:\n\t{choices}"),
    _("{value!r} is not a valid {number_type}."),
    _("{value!r} is not a valid boolean. Recognized values: {states}"),
    _("{value!r} is not a valid UUID."),
    _("{value} is not in the range {range}."),
    _("file"),
    _("directory"),
    _("path"),
    _("{name} {filename!r} does not exist."),
    _("{name} {filename!r} is a file."),
    _("{name} {filename!r} is a directory."),
    _("{name} {filename!r} is not readable."),
    _("{name} {filename!r} is not writable."),
    _("{name} {filename!r} is not executable."),
    _("DeprecationWarning: The command {name!r} is deprecated.{extra_message}"),
    _("DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}"),
    _("Do you want to continue?"),
    _("Confirm the action without prompting."),
    _("Error: invalid input"),
)

CLICK_PLURALS = (
    ngettext("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    ngettext("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    ngettext("Takes {nargs} values but 1 was given.", "Takes {nargs} values but {len} were given."),
    ngettext("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    ngettext(
        "{value!r} does not match the format {format}.",
        "{value!r} does not match the formats {formats}.",
    ),
    ngettext(
        "{len_type} values are required, but {len_value} was given.",
        "{len_type} values are required, but {len_value} were given.",
    ),
)
