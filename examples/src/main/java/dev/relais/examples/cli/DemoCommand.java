package dev.relais.examples.cli;

import dev.relais.Secret;
import dev.relais.examples.demo.DaySummary;
import dev.relais.examples.demo.Demo;
import dev.relais.examples.demo.DemoOptions;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = {
            "A day at a desk in a minute: two fake networks, signed webhooks, routing, agents who answer, and a report.",
            "With --port the desk goes on listening for webhooks signed with the secrets of the environment: "
                    + Secrets.X_CONSUMER + ", " + Secrets.X_CLIENT + ", " + Secrets.FACEBOOK_APP + ", "
                    + Secrets.FACEBOOK_VERIFY + "."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final Duration STEP = Duration.ofMillis(200);

    private final Io io;

    @Option(names = "--port", paramLabel = "N", description = "go on listening on this port of the loopback interface")
    private @Nullable Integer port;

    @Option(names = "--report", paramLabel = "FILE", description = "where the page goes (default: ${DEFAULT-VALUE})")
    private Path report = Path.of("report.html");

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "where the event log goes, for 'relais report' (default: it is not written)")
    private @Nullable Path log;

    DemoCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Demo demo = new Demo(options(), io.out())) {
            demo.play();
            DaySummary summary = demo.summary();
            summary.print(io.out());
            summary.write(report);
            if (log != null) {
                summary.writeLog(log);
            }
            io.out().println("The page: " + report.toAbsolutePath());
            io.out().flush();
            if (port != null) {
                listen(demo);
            }
            return Relais.DONE;
        } catch (IOException e) {
            io.err().println("demo: " + e.getMessage());
            return Relais.REFUSED;
        }
    }

    private void listen(Demo demo) throws InterruptedException {
        io.out().println("Listening at " + demo.uri() + "/webhooks/x and /webhooks/facebook; Ctrl-C ends it.");
        io.out().flush();
        while (!Thread.currentThread().isInterrupted()) {
            Thread.sleep(STEP.toMillis());
            demo.letPass(STEP);
        }
    }

    private DemoOptions options() {
        Secrets secrets = new Secrets(io.environment());
        return new DemoOptions(
                port == null ? 0 : port,
                report,
                orUnknown(secrets.list(Secrets.X_CONSUMER)),
                secrets.list(Secrets.X_CLIENT),
                orUnknown(secrets.list(Secrets.FACEBOOK_APP)),
                orUnknown(secrets.list(Secrets.FACEBOOK_VERIFY)).get(0));
    }

    /** Where no secret is set, one that nobody knows: the fakes can sign, nobody else can. */
    private static List<Secret> orUnknown(List<Secret> given) {
        return given.isEmpty() ? List.of(Secret.of(new BigInteger(256, new SecureRandom()).toString(36))) : given;
    }
}
