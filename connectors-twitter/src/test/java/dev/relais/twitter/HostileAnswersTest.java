package dev.relais.twitter;

import static dev.relais.twitter.Against.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.Secret;
import dev.relais.connect.Reconciliation;
import dev.relais.connect.ReplyQuestion;
import dev.relais.connect.SendOutcome.Sent;
import dev.relais.connect.SendOutcome.Unknown;
import dev.relais.connect.SendRequest;
import dev.relais.conversation.SendId;
import dev.relais.conversation.Visibility;
import dev.relais.twitter.send.MediaUpload.Purpose;
import dev.relais.twitter.send.MediaUpload.State.Failed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever stands at the other end: the answer to the caller is typed, and comes within the time limit. */
class HostileAnswersTest {
    private static final Duration LIMIT = Duration.ofMillis(400);

    /** Writes an answer. */
    private interface Script {
        void write(OutputStream out) throws IOException;
    }

    private final ServerSocket server = open();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile Script script = out -> {};
    private final TwitterConnector x = TwitterConnector.builder()
            .baseUri(URI.create("http://127.0.0.1:" + server.getLocalPort()))
            .accessToken("x-acme", Secret.of(Against.TOKEN))
            .splitLongAnswers()
            .timeout(LIMIT)
            .build();

    private ServerSocket open() {
        try {
            ServerSocket made = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread thread = new Thread(() -> accept(made), "hostile");
            thread.setDaemon(true);
            thread.start();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket from) {
        try {
            while (true) {
                Socket socket = from.accept();
                sockets.add(socket);
                Thread thread = new Thread(() -> serve(socket), "hostile-one");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            heads.add("closed");
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int c = in.read();
                if (c < 0) {
                    return;
                }
                head.append((char) c);
            }
            heads.add(head.substring(0, head.indexOf("\r\n")));
            script.write(socket.getOutputStream());
        } catch (IOException e) {
            heads.add("broken: " + e.getClass().getSimpleName());
        }
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private static Script answer(int status, byte[] body) {
        return out -> {
            out.write(("HTTP/1.1 " + status
                            + " X\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                            + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
        };
    }

    private static Script answer(int status, String body, Charset charset) {
        return answer(status, body.getBytes(charset));
    }

    /** Bytes without end, until the caller leaves. */
    private static Script endless(int status, String begin, String again) {
        return out -> {
            out.write(
                    ("HTTP/1.1 " + status + " X\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n" + begin)
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = again.repeat(4096).getBytes(StandardCharsets.US_ASCII);
            while (true) {
                out.write(chunk);
            }
        };
    }

    /** A head and a part of the body, then silence with an open connection. */
    private Script stalls(String body) {
        return out -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n" + body)
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            silence();
        };
    }

    private void silence() throws IOException {
        // Blocks until the caller closes: nothing more is ever sent by it.
        for (Socket socket : sockets) {
            if (!socket.isClosed()) {
                socket.getInputStream().read();
            }
        }
    }

    private SendRequest reply(String text) {
        return new SendRequest(new SendId("s"), ACCOUNT, Visibility.PUBLIC, "9001", "31", text);
    }

    /** Goes through every door. */
    private void allDoorsAnswer(Script hostile) {
        script = hostile;
        int before = heads.size();
        Instant start = Instant.now();
        assertThat(x.send(reply("hello"))).isNotNull().isNotInstanceOf(Sent.class);
        assertThat(x.send(reply("hello and more ".repeat(30)))).isNotInstanceOf(Sent.class);
        assertThat(x.reconcile(reply("hello"), Instant.now())).isNotInstanceOf(Reconciliation.Found.class);
        assertThat(x.fetch(ACCOUNT, "9001")).isEmpty();
        assertThat(x.media().upload(ACCOUNT, Purpose.POST, "image/png", new byte[] {1}, null))
                .isInstanceOf(Failed.class);
        assertThat(x.replyWays(new ReplyQuestion(ACCOUNT, Visibility.PUBLIC, "31", List.of(), List.of(), null)))
                .hasSize(2);
        assertThat(Duration.between(start, Instant.now()))
                .as("six calls, each within its limit")
                .isLessThan(LIMIT.plusMillis(1_600).multipliedBy(6));
        assertThat(heads.size()).isGreaterThan(before);
    }

    @Test
    void an_answer_without_end_is_typed_and_left() {
        allDoorsAnswer(endless(200, "{\"data\":\"", "aaaa"));
    }

    @Test
    void an_error_without_end_is_typed_and_left() {
        allDoorsAnswer(endless(403, "{\"detail\":\"", "aaaa"));
    }

    @Test
    void a_body_that_stalls_is_given_up_in_time() {
        allDoorsAnswer(stalls("{\"data\":{\"id\":\"1"));
    }

    @Test
    void cut_deep_or_foreign_json_is_no_answer() {
        allDoorsAnswer(answer(200, "{\"data\":{\"id\":\"1", StandardCharsets.UTF_8));
        allDoorsAnswer(answer(200, "[".repeat(30_000), StandardCharsets.UTF_8));
        allDoorsAnswer(answer(200, "{\"data\":".repeat(5_000) + "1" + "}".repeat(5_000), StandardCharsets.UTF_8));
        allDoorsAnswer(answer(200, "{\"data\":{\"id\":\"\u00e9\"}}", StandardCharsets.ISO_8859_1));
        allDoorsAnswer(answer(200, "{\"data\":{\"name\":\"1\"}}", StandardCharsets.UTF_16));
        allDoorsAnswer(answer(200, new byte[] {(byte) 0xff, 0, 1, 2}));
        allDoorsAnswer(answer(200, "null", StandardCharsets.UTF_8));
        allDoorsAnswer(answer(200, "\"data\"", StandardCharsets.UTF_8));
        allDoorsAnswer(answer(200, "{\"data\":{\"id\":{}},\"errors\":7,\"meta\":[]}", StandardCharsets.UTF_8));
    }

    @Test
    void what_is_no_http_is_not_known() {
        allDoorsAnswer(out -> out.write("SSH-2.0-OpenSSH_9\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        allDoorsAnswer(out -> {});
        allDoorsAnswer(
                out -> out.write(("HTTP/1.1 200 OK\r\nX: " + "a".repeat(100_000)).getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void a_redirect_is_not_followed_and_carries_no_token_away() {
        script = out -> out.write(("HTTP/1.1 307 X\r\nLocation: http://127.0.0.1:" + server.getLocalPort()
                        + "/stolen\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        assertThat(x.send(reply("hello"))).isInstanceOf(Unknown.class);
        assertThat(x.fetch(ACCOUNT, "9001")).isEmpty();
        assertThat(heads).noneMatch(head -> head.contains("stolen")).hasSize(2);
    }
}
