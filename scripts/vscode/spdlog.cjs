// Stands in for the native module @vscode/spdlog in VS Code's server: a logger that appends to a file.
const fs = require("node:fs");
const path = require("node:path");

const levels = ["trace", "debug", "info", "warn", "error", "critical"];

class Logger {
  #file;
  #level = levels.indexOf("info");
  #raw = false;

  constructor(file) {
    this.#file = file;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.appendFileSync(file, "");
  }

  write(level, message) {
    if (levels.indexOf(level) < this.#level) {
      return;
    }
    const line = this.#raw ? message : `${new Date().toISOString()} [${level}] ${message}\n`;
    try {
      fs.appendFileSync(this.#file, line);
    } catch {
      // The data folder is removed while the server stops.
    }
  }

  getLevel() {
    return this.#level;
  }

  setLevel(level) {
    this.#level = level;
  }

  setPattern() {}

  clearFormatters() {
    this.#raw = true;
  }

  flush() {}

  drop() {}
}

for (const level of levels) {
  Logger.prototype[level] = function (message) {
    this.write(level, message);
  };
}

exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = async (_name, file) => new Logger(file);
exports.createAsyncRotatingLogger = async (_name, file) => new Logger(file);
exports.Logger = Logger;
