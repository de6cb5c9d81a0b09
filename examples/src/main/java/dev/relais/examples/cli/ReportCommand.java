package dev.relais.examples.cli;

import dev.relais.RefusedInputException;
import dev.relais.account.Account;
import dev.relais.config.DeskConfig;
import dev.relais.connect.Connector;
import dev.relais.conversation.LoggedEvent;
import dev.relais.log.EventReader;
import dev.relais.metrics.MetricSettings;
import dev.relais.metrics.Tally;
import dev.relais.questions.Questions;
import dev.relais.report.Report;
import dev.relais.report.ReportCsv;
import dev.relais.report.ReportHtml;
import dev.relais.report.ReportJson;
import dev.relais.report.ReportLanguage;
import dev.relais.report.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "report",
        description = {
            "An event log in, a report out: a page for people, JSON and CSV for programs.",
            "The log is what 'relais replay' and 'relais demo --log' write."
        },
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    private final Io io;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DeskOption desk = new DeskOption();

    @Option(
            names = "--log",
            required = true,
            paramLabel = "FILE",
            description = "events, one a line; - is standard input")
    private String log = "";

    @Option(names = "--html", paramLabel = "FILE", description = "the page; - is standard output")
    private @Nullable String html;

    @Option(names = "--json", paramLabel = "FILE", description = "every figure as JSON; - is standard output")
    private @Nullable String json;

    @Option(names = "--csv", paramLabel = "FILE", description = "the metrics as CSV; - is standard output")
    private @Nullable String csv;

    @Option(names = "--lang", paramLabel = "TAG", description = "language of the page: en (default) or fr")
    private String language = "en";

    @Option(names = "--from", paramLabel = "INSTANT", description = "what lies before is not counted")
    private @Nullable String from;

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            description = "as of when; what lies at or after is not looked at; default: after the last event")
    private @Nullable String until;

    ReportCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        checkFiles();
        ReportLanguage words = words();
        Instant begin = instant("--from", from);
        Instant end = instant("--until", until);
        if (begin != null && end != null && !begin.isBefore(end)) {
            throw new ParameterException(spec.commandLine(), "--from must lie before --until");
        }
        DeskConfig config = desk.read(io);
        Tally tally = new Tally(
                MetricSettings.of(config).withReplyWindows(windows(config)).between(begin, end));
        Questions questions = new Questions();
        if (!read(tally, questions, begin, end)) {
            return Relais.REFUSED;
        }
        write(Reports.of(tally.measures(), questions), words);
        return Relais.DONE;
    }

    /** No file is written twice, or over what is read. */
    private void checkFiles() {
        List<String> outputs =
                Stream.of(html, json, csv).flatMap(Stream::ofNullable).toList();
        if (outputs.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Nothing to write: give --html, --json or --csv");
        }
        List<Object> seen = new ArrayList<>();
        for (String output : outputs) {
            if (seen.contains(place(output))) {
                throw new ParameterException(spec.commandLine(), "Two outputs would go to " + output);
            }
            seen.add(place(output));
        }
        for (String input : List.of(desk.file(), log)) {
            if (!input.equals("-") && seen.contains(place(input))) {
                throw new ParameterException(
                        spec.commandLine(), "An output would replace " + input + ", which is read");
            }
        }
        if (desk.file().equals("-") && log.equals("-")) {
            throw new ParameterException(spec.commandLine(), "Only one of --desk and --log can be standard input");
        }
    }

    /** Equal where two names mean the same file. */
    private static Object place(String name) {
        try {
            Path path = Path.of(name);
            if (name.equals("-") || (Files.exists(path) && !Files.isRegularFile(path))) {
                return name;
            }
            return Files.exists(path)
                    ? path.toRealPath()
                    : path.toAbsolutePath().normalize();
        } catch (IOException | InvalidPathException e) {
            return name; // reading or writing it says what is wrong
        }
    }

    /** What the connectors know of the networks of the desk's accounts. */
    private Map<String, Duration> windows(DeskConfig config) {
        Map<String, Duration> windows = new HashMap<>();
        for (Connector connector : new Secrets(io.environment()).connectors().values()) {
            for (Account account : config.accounts()) {
                if (connector.networks().contains(account.network())) {
                    connector.replyWindow(account).ifPresent(open -> windows.put(account.id(), open));
                }
            }
        }
        return windows;
    }

    private boolean read(Tally tally, Questions questions, @Nullable Instant begin, @Nullable Instant end) {
        Refusals refusals = new Refusals(log, io);
        try (Progress progress = new Progress(io, "events read")) {
            Input.lines(log, io, (number, utf8) -> {
                try {
                    LoggedEvent event = EventReader.readAttached(log, utf8);
                    if (event != null) {
                        tally.take(event);
                        boolean early = begin != null && event.at().isBefore(begin);
                        if (!early && (end == null || event.at().isBefore(end))) {
                            questions.take(event);
                        }
                    }
                    progress.step();
                    return true;
                } catch (RefusedInputException e) {
                    return refusals.show(number, e);
                }
            });
        }
        return !refusals.any();
    }

    /** Everything is written before anything is replaced. */
    private void write(Report report, ReportLanguage words) {
        List<Output> outputs = new ArrayList<>();
        try {
            if (html != null) {
                outputs.add(Output.to(html, io));
                outputs.get(outputs.size() - 1).line(ReportHtml.render(report, words));
            }
            if (json != null) {
                outputs.add(Output.to(json, io));
                outputs.get(outputs.size() - 1).line(ReportJson.write(report));
            }
            if (csv != null) {
                outputs.add(Output.to(csv, io));
                outputs.get(outputs.size() - 1).line(ReportCsv.write(report));
            }
            // what cannot be undone, standard output and devices, fails before any file is replaced
            outputs.stream().sorted(Comparator.comparing(Output::replaces)).forEach(Output::commit);
        } finally {
            outputs.forEach(Output::close);
        }
    }

    private ReportLanguage words() {
        try {
            return ReportLanguage.of(language);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--lang: " + e.getMessage());
        }
    }

    private @Nullable Instant instant(String option, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " must be an instant such as 2026-11-22T09:00:00Z, not '" + text + "'");
        }
    }
}
