package dev.relais.examples.cli;

import dev.relais.Fault;
import dev.relais.RefusedInputException;
import dev.relais.lint.Finding;
import dev.relais.lint.Finding.Level;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "lint", description = "What is wrong or suspicious in a desk file.", mixinStandardHelpOptions = true)
final class LintCommand implements Callable<Integer> {
    private final Io io;

    @Mixin
    private DeskOption desk = new DeskOption();

    LintCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        List<Finding> findings = desk.lint(io);
        findings.forEach(finding -> io.out().println(finding.line()));
        if (io.out().checkError()) {
            throw new RefusedInputException("-", List.of(Fault.at("", "cannot be written")));
        }
        return findings.stream().anyMatch(finding -> finding.level() == Level.ERROR) ? Relais.REFUSED : Relais.DONE;
    }
}
