package dev.relais.examples.cli;

import dev.relais.Fault;
import dev.relais.RefusedInputException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: {@code relais COMMAND}. Exit status 0 done, 1 the input was refused, 2 wrong usage. */
@Command(
        name = "relais",
        mixinStandardHelpOptions = true,
        versionProvider = Relais.Version.class,
        description = "Passes each social-media request to the person best placed to answer it.")
public final class Relais implements Runnable {
    static final int DONE = 0;
    static final int REFUSED = 1;
    static final int USAGE = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Relais() {}

    /** Runs one command and ends the process with its status. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        boolean terminal = Boolean.getBoolean("relais.terminal");
        int status = run(new Io(System.in, out, err, System.getenv(), terminal), args);
        out.flush();
        err.flush();
        System.exit(status);
    }

    /** Runs one command. Returns its exit status. */
    static int run(Io io, String... args) {
        CommandLine commands = new CommandLine(new Relais());
        commands.addSubcommand("demo", new DemoCommand(io));
        commands.addSubcommand("route", new RouteCommand(io));
        commands.addSubcommand("replay", new ReplayCommand(io));
        commands.addSubcommand("lint", new LintCommand(io));
        commands.addSubcommand("sla", new SlaCommand(io));
        commands.addSubcommand("report", new ReportCommand(io));
        commands.addSubcommand("simulate", new SimulateCommand(io));
        for (String name : new String[] {"analyze", "train", "evaluate", "listen"}) {
            commands.addSubcommand(name, new CommandLine(new NotYet(io, name)).setUnmatchedArgumentsAllowed(true));
        }
        PrintWriter out = new PrintWriter(io.out(), true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(io.err(), true, StandardCharsets.UTF_8);
        commands.setOut(out);
        commands.setErr(err);
        commands.setExecutionExceptionHandler((exception, command, parsed) -> failed(io, exception));
        int status;
        try {
            status = commands.execute(args);
        } catch (OutOfMemoryError e) {
            io.err().println("relais: not enough memory; java's option -Xmx gives more");
            status = REFUSED;
        }
        out.flush();
        err.flush();
        return status;
    }

    private static int failed(Io io, Exception exception) {
        if (exception instanceof RefusedInputException refused) {
            refused.faults().stream()
                    .limit(Refusals.MOST)
                    .forEach(fault -> io.err().println(fault.render(refused.source())));
        } else {
            io.err().println(Fault.printable("relais: " + exception));
        }
        return REFUSED;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }

    /** The version of the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Relais.class.getPackage().getImplementationVersion();
            return new String[] {"relais " + (version == null ? "(not packaged)" : version)};
        }
    }
}
