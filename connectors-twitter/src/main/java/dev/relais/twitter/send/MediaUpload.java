package dev.relais.twitter.send;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.account.Account;
import dev.relais.json.StrictJson;
import dev.relais.json.Tolerant;
import dev.relais.twitter.api.Answer;
import dev.relais.twitter.api.Call;
import dev.relais.twitter.api.Meaning;
import dev.relais.twitter.api.XApi;
import dev.relais.twitter.budget.Endpoint;
import dev.relais.twitter.budget.Urgency;
import dev.relais.twitter.http.Http.Body;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Uploads images, GIFs and videos in pieces, and waits for X to process them without holding a thread: {@link #check} is to be called
 * again at the time that {@link State.Processing} names. Nothing that goes wrong here has been seen by a customer; begin again. Thread-safe.
 */
public final class MediaUpload {
    /** How far an upload is. */
    public sealed interface State {
        /**
         * It can be posted, until X forgets it.
         *
         * @param id what {@link PostDraft#media} takes
         * @param until X keeps it for a day
         */
        record Ready(String id, Instant until) implements State {}

        /** X is at it: {@link MediaUpload#check} at {@code checkAt}, not before. */
        record Processing(
                String id, Instant checkAt, @Nullable Integer percent) implements State {}

        /**
         * It did not work.
         *
         * @param reason {@code too-large}, {@code unknown-type}, {@code processing-failed}, {@code unreachable}, or as in
         *     {@link dev.relais.connect.SendOutcome.Rejected} and {@code Blocked}
         */
        record Failed(String reason, String detail) implements State {}

        /** X takes no more before {@code until}. */
        record Later(Instant until) implements State {}
    }

    /** For what it is. */
    public enum Purpose {
        /** For a post. */
        POST("tweet"),
        /** For a direct message. */
        MESSAGE("dm");

        private final String word;

        Purpose(String word) {
            this.word = word;
        }
    }

    private static final int PIECE = 4 * 1024 * 1024;
    private static final long MEGA = 1024L * 1024;
    private static final int LONGEST_ALT = 1_000;
    private static final Map<String, Long> MOST = Map.of("image", 5 * MEGA, "gif", 15 * MEGA, "video", 512 * MEGA);
    private static final Set<String> IMAGES =
            Set.of("image/jpeg", "image/png", "image/webp", "image/bmp", "image/tiff");
    private static final Set<String> VIDEOS = Set.of("video/mp4", "video/quicktime", "video/webm", "video/mp2t");

    private final XApi api;

    /** Uploads through this door. */
    public MediaUpload(XApi api) {
        this.api = api;
    }

    /**
     * Uploads.
     *
     * @param type {@code image/png}, {@code image/gif}, {@code video/mp4}…: images to 5 MB, GIFs to 15, videos to 512
     * @param bytes the whole of it
     * @param altText what it shows, for who cannot see it, up to 1,000 characters; null for none
     */
    public State upload(Account account, Purpose purpose, String type, byte[] bytes, @Nullable String altText) {
        String kind = type.equals("image/gif")
                ? "gif"
                : IMAGES.contains(type) ? "image" : VIDEOS.contains(type) ? "video" : "";
        Long most = MOST.get(kind);
        if (most == null) {
            return new State.Failed("unknown-type", "X takes no media of type " + type);
        }
        if (bytes.length == 0 || bytes.length > most) {
            return new State.Failed("too-large", "a " + kind + " has 1 to " + most + " bytes, not " + bytes.length);
        }
        if (altText != null && altText.codePointCount(0, altText.length()) > LONGEST_ALT) {
            return new State.Failed("invalid", "an alternative text has " + LONGEST_ALT + " characters at most");
        }
        String json = StrictJson.write(StrictJson.object()
                .put("media_type", type)
                .put("total_bytes", bytes.length)
                .put("media_category", purpose.word + "_" + kind));
        Answer begun = change(account, Endpoint.MEDIA_INITIALIZE, "/2/media/upload/initialize", Body.json(json));
        String id = begun instanceof Answer.Done done ? Tolerant.id(Tolerant.member(done.json(), "data"), "id") : null;
        if (id == null || !Acts.ID.matcher(id).matches()) {
            return failed(begun, "X began no upload");
        }
        for (int piece = 0; (long) piece * PIECE < bytes.length; piece++) {
            byte[] some = Arrays.copyOfRange(bytes, piece * PIECE, Math.min(bytes.length, (piece + 1) * PIECE));
            Answer taken =
                    change(account, Endpoint.MEDIA_APPEND, "/2/media/upload/" + id + "/append", piece(piece, some));
            if (!(taken instanceof Answer.Done)) {
                return failed(taken, "X did not take piece " + piece);
            }
        }
        Answer ended = change(account, Endpoint.MEDIA_FINALIZE, "/2/media/upload/" + id + "/finalize", null);
        if (!(ended instanceof Answer.Done done)) {
            return failed(ended, "X did not end the upload");
        }
        if (altText != null) {
            Answer described = describe(account, id, altText);
            if (!(described instanceof Answer.Done)) {
                return failed(described, "X did not take the alternative text");
            }
        }
        return state(id, Tolerant.member(done.json(), "data"));
    }

    private Answer describe(Account account, String id, String altText) {
        var body = StrictJson.object().put("id", id);
        body.putObject("metadata").putObject("alt_text").put("text", altText);
        return change(account, Endpoint.MEDIA_METADATA, "/2/media/metadata", Body.json(StrictJson.write(body)));
    }

    /** Looks again at an upload that X was processing. */
    public State check(Account account, String id) {
        if (!Acts.ID.matcher(id).matches()) {
            return new State.Failed("invalid", "the id of media on X is a number");
        }
        Answer answer = api.call(Call.get(
                Endpoint.MEDIA_STATUS, "/2/media/upload?command=STATUS&media_id=" + id, account, Urgency.INTERACTIVE));
        return answer instanceof Answer.Done done
                ? state(id, Tolerant.member(done.json(), "data"))
                : failed(answer, "X does not say how far it is");
    }

    private State state(String id, @Nullable JsonNode data) {
        JsonNode info = Tolerant.member(data, "processing_info");
        String word = Tolerant.text(info, "state");
        if (word == null || word.equals("succeeded")) {
            long seconds = number(data, "expires_after_secs", 86_400);
            return new State.Ready(id, api.now().plusSeconds(seconds));
        }
        if (word.equals("failed")) {
            String said = Tolerant.text(Tolerant.member(info, "error"), "message", "name");
            return new State.Failed("processing-failed", "X could not process it" + (said == null ? "" : ": " + said));
        }
        JsonNode percent = Tolerant.member(info, "progress_percent");
        return new State.Processing(
                id,
                api.now().plusSeconds(Math.max(1, number(info, "check_after_secs", 1))),
                percent != null && percent.canConvertToInt() ? percent.intValue() : null);
    }

    private static long number(@Nullable JsonNode object, String name, long otherwise) {
        JsonNode value = Tolerant.member(object, name);
        return value != null && value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0
                ? Math.min(value.longValue(), 86_400 * 30L)
                : otherwise;
    }

    private Answer change(Account account, Endpoint endpoint, String path, @Nullable Body body) {
        return api.call(Call.change(endpoint, "POST", path, account, body));
    }

    /** A form of one piece (RFC 7578). */
    private static Body piece(int index, byte[] bytes) {
        String boundary = "relais-" + Integer.toHexString(Arrays.hashCode(bytes)) + "-piece";
        ByteArrayOutputStream form = new ByteArrayOutputStream(bytes.length + 512);
        form.writeBytes(ascii("--" + boundary + "\r\nContent-Disposition: form-data; name=\"segment_index\"\r\n\r\n"
                + index + "\r\n--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"media\"; filename=\"media\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n"));
        form.writeBytes(bytes);
        form.writeBytes(ascii("\r\n--" + boundary + "--\r\n"));
        return new Body("multipart/form-data; boundary=" + boundary, form.toByteArray());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static State failed(Answer answer, String what) {
        if (answer instanceof Answer.Limited limited) {
            return new State.Later(limited.until());
        }
        if (answer instanceof Answer.Refused refused) {
            Meaning meaning = refused.meaning();
            return new State.Failed(
                    meaning.reason() == null ? "refused" : meaning.reason(), what + ": " + meaning.detail());
        }
        return new State.Failed("unreachable", what);
    }
}
