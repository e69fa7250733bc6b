"""No I/O, clock, environment or chance: shown by running everything where each is a breach."""

import json
import subprocess
import sys

REACHES = (
    "open(__file__)",
    "pathlib.Path(__file__).exists()",
    "os.listdir('.')",
    "os.stat('.')",
    "print('x')",
    "sys.stdout.write('x')",
    "sys.stdin.read()",
    "logging.getLogger('jipp').warning('x')",
    "os.environ['HOME']",
    "os.getenv('HOME')",
    "socket.socket()",
    "subprocess.run(['true'])",
    "import this",
    "time.time()",
    "time.sleep(0)",
    "datetime.datetime.now()",
    "datetime.date.today()",
    "random.random()",
    "random.shuffle([1, 2])",
    "random.Random()",
    "os.urandom(1)",
    "secrets.token_hex()",
    "uuid.uuid4()",
)


def run(*words: str) -> str:
    """Run a Python program of this folder: what it printed."""
    command = [sys.executable, "-B", "-m", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout


def test_every_documented_example_runs_sealed() -> None:
    """Each public name is called as documented and each value used, with no way out."""
    report = json.loads(run("tests.embedding.sealed_run"))
    assert report["faults"] == []
    assert report["examples"] > 10


def test_the_seal_bites() -> None:
    """Each kind of reaching out is noticed, so that the silence above means something."""
    assert json.loads(run("tests.embedding.reach_out", *REACHES)) == []
