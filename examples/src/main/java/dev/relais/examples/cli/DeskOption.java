package dev.relais.examples.cli;

import dev.relais.config.DeskConfig;
import dev.relais.config.DeskFile;
import dev.relais.holidays.Holidays;
import dev.relais.lint.Finding;
import dev.relais.lint.Lint;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The desk that a command works for. */
final class DeskOption {
    @Option(names = "--desk", required = true, paramLabel = "FILE", description = "the desk file; - is standard input")
    private String file = "";

    String file() {
        return file;
    }

    DeskConfig read(Io io) {
        return DeskFile.read(file, Input.bytes(file, io), holidays());
    }

    List<Finding> lint(Io io) {
        return Lint.check(file, Input.bytes(file, io), holidays());
    }

    /** Files stand beside the desk file; where that is standard input, in the working directory. */
    private Holidays holidays() {
        Path directory = file.equals("-") ? null : Path.of(file).getParent();
        return Holidays.relativeTo(directory == null ? Path.of("") : directory);
    }
}
