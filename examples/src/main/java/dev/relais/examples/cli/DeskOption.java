package dev.relais.examples.cli;

import dev.relais.config.DeskConfig;
import dev.relais.config.DeskFile;
import picocli.CommandLine.Option;

/** The desk that a command works for. */
final class DeskOption {
    @Option(names = "--desk", required = true, paramLabel = "FILE", description = "the desk file; - is standard input")
    private String file = "";

    /** The name of the file. */
    String file() {
        return file;
    }

    byte[] bytes(Io io) {
        return Input.bytes(file, io);
    }

    DeskConfig read(Io io) {
        return DeskFile.read(file, bytes(io));
    }
}
