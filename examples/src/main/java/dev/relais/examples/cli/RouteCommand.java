package dev.relais.examples.cli;

import dev.relais.config.DeskConfig;
import dev.relais.config.MessageFacts;
import dev.relais.config.RouteLine;
import dev.relais.routing.index.RuleIndex;
import dev.relais.rules.Outcome;
import dev.relais.rules.RuleSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "route",
        description = "Facts in, what the rules of a desk decide about them out.",
        mixinStandardHelpOptions = true)
final class RouteCommand implements Callable<Integer> {
    private final Io io;

    @Mixin
    private DeskOption desk = new DeskOption();

    @Option(
            names = "--in",
            required = true,
            paramLabel = "FILE",
            description = "messages, one a line; - is standard input")
    private String in = "";

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "outcomes; - is standard output")
    private String out = "";

    @Option(names = "--explain", description = "say for each rule why it matched or did not")
    private boolean explain;

    RouteCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        DeskConfig config = desk.read(io);
        RuleSet rules = config.ruleSet();
        RuleIndex index = RuleIndex.of(rules);
        RouteLine format = new RouteLine(config);
        return LineByLine.run(io, in, out, "messages routed", utf8 -> {
            MessageFacts message = format.read(in, utf8);
            Outcome outcome = index.evaluate(message.facts());
            return explain
                    ? format.write(message.id(), outcome, rules.explain(message.facts()))
                    : format.write(message.id(), outcome);
        });
    }
}
