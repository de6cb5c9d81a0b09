package dev.relais.examples.cli;

import dev.relais.sla.SlaLine;
import dev.relais.sla.Timeline;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "sla", description = "Conversation timelines in, verdicts out.", mixinStandardHelpOptions = true)
final class SlaCommand implements Callable<Integer> {
    private final Io io;

    @Mixin
    private DeskOption desk = new DeskOption();

    @Option(
            names = "--in",
            required = true,
            paramLabel = "FILE",
            description = "timelines, one a line; - is standard input")
    private String in = "";

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "verdicts; - is standard output")
    private String out = "";

    SlaCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        SlaLine format = new SlaLine(desk.read(io));
        return LineByLine.run(io, in, out, "timelines judged", utf8 -> {
            Timeline timeline = format.read(in, utf8);
            return format.write(timeline.conversation(), timeline.targets());
        });
    }
}
