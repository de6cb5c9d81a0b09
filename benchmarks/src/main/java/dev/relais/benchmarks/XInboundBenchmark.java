package dev.relais.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relais.Secret;
import dev.relais.account.Account;
import dev.relais.account.Accounts;
import dev.relais.connect.Connector;
import dev.relais.connect.Delivery;
import dev.relais.connect.Reception;
import dev.relais.connect.WebhookRequest;
import dev.relais.twitter.TwitterConnector;
import dev.relais.twitter.read.XReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What it costs to understand what X hands over, beside a plain tree of the same bytes; and to check a signature, beside the bare
 * HMAC of the same bytes. An operation is one body.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(XInboundBenchmark.BODIES)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "-Xbatch"})
public class XInboundBenchmark {
    static final int BODIES = 16;

    /** Bodies to read. */
    @State(Scope.Thread)
    public static class Bodies {
        /** Which way they came. */
        @Param
        public XBodies body = XBodies.MENTION;

        private final ObjectMapper mapper = new ObjectMapper();
        private final Accounts accounts =
                new Accounts(List.of(new Account("x-lumenia", "x", XBodies.BRAND, "lumenia", "Lumenia")));
        private final byte[][] bytes = new byte[BODIES][];
        private final Delivery[] deliveries = new Delivery[BODIES];

        /** Makes bodies, no two alike. */
        @Setup(Level.Trial)
        public void start() {
            for (int i = 0; i < BODIES; i++) {
                bytes[i] = body.write(i).getBytes(StandardCharsets.UTF_8);
                deliveries[i] = new Delivery("x", "x-lumenia", Instant.parse("2026-11-22T09:00:00Z"), bytes[i]);
                if (XReader.read(deliveries[i], accounts).size() != body.items()) {
                    throw new IllegalStateException("not understood: " + body);
                }
            }
        }
    }

    /** Signed requests. */
    @State(Scope.Thread)
    public static class Signed {
        /** Bytes of a body. */
        @Param({"4096", "65536"})
        public int size;

        private final byte[][] bytes = new byte[BODIES][];
        private final WebhookRequest[] requests = new WebhookRequest[BODIES];
        private final Connector one = TwitterConnector.builder()
                .consumerSecrets(List.of(Secret.of("benchmark-secret")))
                .build();
        private final Connector two = TwitterConnector.builder()
                .consumerSecrets(List.of(Secret.of("benchmark-next-secret"), Secret.of("benchmark-secret")))
                .build();
        private final Mac mac = mac();

        /** Signs bodies. */
        @Setup(Level.Trial)
        public void start() {
            SplittableRandom random = new SplittableRandom(17);
            for (int i = 0; i < BODIES; i++) {
                bytes[i] = new byte[size];
                for (int k = 0; k < size; k++) {
                    bytes[i][k] = (byte) (' ' + random.nextInt(90));
                }
                String signature = "sha256=" + Base64.getEncoder().encodeToString(mac.doFinal(bytes[i]));
                requests[i] = new WebhookRequest(
                        "POST", Map.of(), Map.of("x-twitter-webhooks-signature", List.of(signature)), bytes[i]);
                if (!(one.receive(requests[i]) instanceof Reception.Accepted)) {
                    throw new IllegalStateException("a genuine body was refused");
                }
            }
        }

        private static Mac mac() {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec("benchmark-secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                return mac;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The yardstick: a plain tree, and nothing done with it. */
    @Benchmark
    public void tree(Bodies bodies, Blackhole hole) throws IOException {
        Consumed.Start start = Consumed.start();
        for (byte[] bytes : bodies.bytes) {
            hole.consume(bodies.mapper.readTree(bytes));
        }
        start.done(BODIES);
    }

    /** Parse and normalise. */
    @Benchmark
    public void read(Bodies bodies, Blackhole hole) {
        Consumed.Start start = Consumed.start();
        for (Delivery delivery : bodies.deliveries) {
            hole.consume(XReader.read(delivery, bodies.accounts));
        }
        start.done(BODIES);
    }

    /** The yardstick: HMAC-SHA256 with a key that is set already. */
    @Benchmark
    public void hmac(Signed signed, Blackhole hole) {
        Consumed.Start start = Consumed.start();
        for (byte[] bytes : signed.bytes) {
            hole.consume(signed.mac.doFinal(bytes));
        }
        start.done(BODIES);
    }

    /** Whether a request is genuine, with one secret. */
    @Benchmark
    public void signature(Signed signed, Blackhole hole) {
        Consumed.Start start = Consumed.start();
        for (WebhookRequest request : signed.requests) {
            hole.consume(signed.one.receive(request));
        }
        start.done(BODIES);
    }

    /** The same while one secret replaces another. */
    @Benchmark
    public void signatureOfTwo(Signed signed, Blackhole hole) {
        Consumed.Start start = Consumed.start();
        for (WebhookRequest request : signed.requests) {
            hole.consume(signed.two.receive(request));
        }
        start.done(BODIES);
    }
}
