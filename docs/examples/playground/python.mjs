// Run Python code under Node, in the Pyodide of the page.
//
//     node python.mjs WHEELS TREE CODE [ARGUMENT...]
//
// The wheels of a folder are installed, another folder is the working directory, and the last
// expression of the code is the exit status.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { loadPyodide } from "pyodide";

const [folder, tree, code, ...words] = process.argv.slice(2);
const python = await loadPyodide({ env: { PYTHONDONTWRITEBYTECODE: "1" } });
const home = python.runPython("import sysconfig; sysconfig.get_path('purelib')");
for (const name of readdirSync(folder)) {
  const wheel = new Uint8Array(readFileSync(join(folder, name)));
  python.unpackArchive(wheel, "wheel", { extractDir: home });
}
python.mountNodeFS("/tree", tree);
python.globals.set("words", python.toPy(words));
python.runPython(`
import os, sys
os.chdir("/tree")
sys.argv[1:] = words
`);
process.exitCode = python.runPython(code);
