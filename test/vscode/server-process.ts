import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** The process of the language server: a child of the extension host, in which the suite runs. */
export function serverProcess(): number | undefined {
  return processes().find(
    ({ parent, command }) => parent === process.pid && /dist[\\/]server\.js/.test(command),
  )?.pid;
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

function processes(): Process[] {
  switch (process.platform) {
    case "linux":
      return readdirSync("/proc").flatMap(readProcess);
    case "win32":
      return listProcesses(
        "powershell.exe",
        "-NoProfile",
        "-Command",
        'Get-CimInstance Win32_Process | ForEach-Object { "$($_.ProcessId) $($_.ParentProcessId) $($_.CommandLine)" }',
      );
    default:
      return listProcesses("ps", "-A", "-o", "pid=,ppid=,command=");
  }
}

/** There may be no `ps` on a small Linux machine. */
function readProcess(pid: string): Process[] {
  try {
    const [, parent] = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    return [{ pid: Number(pid), parent: Number(parent), command }];
  } catch {
    // Not a process, or one that has ended meanwhile.
    return [];
  }
}

function listProcesses(program: string, ...flags: string[]): Process[] {
  const lines = execFileSync(program, flags, { encoding: "utf8" }).split(/\r?\n/);
  return lines.flatMap((line) => {
    const [, pid, parent, command = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
}
