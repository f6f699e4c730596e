"""Runs epubcheck on EPUBs, all in one machine of Java: epubcheck.py JAR EPUB...

Prints `ok: epubcheck NAME`, or `FAILED: epubcheck NAME` with its messages, usages included. One start of Java costs
more than all of these books.
"""
import json
import pathlib
import sys
import tempfile

import jpype

# What of a message tells somebody where to look.
MOST = 20


def messages(report):
    """Every message of a report, one a line."""
    for message in report["messages"]:
        places = [f"{place['path']}:{place['line']}" for place in message["locations"][:3]]
        yield f"{message['severity']} {message['ID']}: {message['message']} ({', '.join(places)})"


def check(checker, epub, report):
    """Runs epubcheck on one file and returns what it has against it, one a line."""
    report.unlink(missing_ok=True)
    # Its own words, which the report holds too, would stand between ours.
    jpype.JClass("java.lang.System").setOut(quiet())
    status = checker().run(["--usage", "--json", str(report), str(epub)])
    if not report.exists():
        return [f"epubcheck made no report (status {status})"]
    with report.open(encoding="utf-8") as file:
        found = json.load(file)
    said = list(messages(found))
    # Of a file that it could not open, epubcheck has little to say.
    if not said and (status != 0 or not found["publication"].get("title")):
        said = [f"epubcheck did not come to an end (status {status})"]
    return said


def quiet():
    """A stream that takes everything and keeps nothing."""
    stream = jpype.JClass("java.io.OutputStream").nullOutputStream()
    return jpype.JClass("java.io.PrintStream")(stream)


def main(jar, *epubs):
    jpype.startJVM("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", classpath=[jar])
    checker = jpype.JClass("com.adobe.epubcheck.tool.EpubChecker")
    with tempfile.TemporaryDirectory() as folder:
        for epub in map(pathlib.Path, epubs):
            said = check(checker, epub, pathlib.Path(folder, "report.json"))
            print(f"{'FAILED' if said else 'ok'}: epubcheck {epub.stem}")
            for line in said[:MOST]:
                print(f"    {line}")


main(*sys.argv[1:])
