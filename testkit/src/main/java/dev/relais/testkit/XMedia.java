package dev.relais.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.json.StrictJson;
import dev.relais.testkit.Network.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Files that are uploaded, in pieces or at once, and processed while the clock moves. Guarded by the world's monitor. */
final class XMedia {
    private static final Duration LIFE = Duration.ofHours(24);
    private static final int PIECES = 1_000;
    private static final long MEGA = 1L << 20;
    private static final Map<String, Long> LARGEST = Map.of(
            "tweet_image", 5 * MEGA,
            "dm_image", 5 * MEGA,
            "tweet_gif", 15 * MEGA,
            "dm_gif", 15 * MEGA,
            "tweet_video", 512 * MEGA,
            "dm_video", 512 * MEGA,
            "amplify_video", 512 * MEGA,
            "subtitles", MEGA);

    /** A file; what it holds is counted and not kept. */
    static final class File {
        final String id;
        final String owner;
        final String type;
        final String category;
        final long total;
        final Instant made;
        final Map<Integer, Integer> pieces = new TreeMap<>();

        @Nullable
        Instant finished;

        boolean fails;
        String altText = "";

        File(String id, String owner, String type, String category, long total, Instant made) {
            this.id = id;
            this.owner = owner;
            this.type = type;
            this.category = category;
            this.total = total;
            this.made = made;
        }

        String kind() {
            return category.endsWith("image") ? "photo" : category.endsWith("gif") ? "animated_gif" : "video";
        }

        String key() {
            return (kind().equals("photo") ? "3_" : kind().equals("video") ? "13_" : "16_") + id;
        }

        long size() {
            return pieces.values().stream().mapToLong(Integer::longValue).sum();
        }

        ObjectNode rest() {
            ObjectNode rest = StrictJson.object()
                    .put("media_key", key())
                    .put("type", kind())
                    .put("width", 640)
                    .put("height", 480);
            rest.put(kind().equals("photo") ? "url" : "preview_image_url", "https://images.example/" + id + ".jpg");
            if (!altText.isEmpty()) {
                rest.put("alt_text", altText);
            }
            return rest;
        }
    }

    private final XWorld world;
    private final XCredits credits;
    private Duration processing = Duration.ofSeconds(5);
    private int failures;

    XMedia(XWorld world, XCredits credits) {
        this.world = world;
        this.credits = credits;
    }

    void processing(Duration time) {
        processing = time;
    }

    void failNext() {
        failures++;
    }

    List<XRoute> routes() {
        return List.of(
                route("POST", "/2/media/upload/initialize", 1_875)
                        .json(new Shape()
                                .required("media_type", Shape.matching("(image|video|text)/[a-z0-9.+-]{1,40}"))
                                .required("total_bytes", Shape.integer(1, 512 * MEGA))
                                .required("media_category", category())
                                .optional("shared", Shape.bool()))
                        .to(this::initialize),
                route("POST", "/2/media/upload/{id}/append", 1_875).body("*").to(this::append),
                route("POST", "/2/media/upload/{id}/finalize", 1_875).to(this::finish),
                route("GET", "/2/media/upload", 1_000)
                        .query(XQuery.none()
                                .ids("media_id")
                                .oneOf("command", "STATUS")
                                .required("media_id", "command"))
                        .to(r -> {
                            File file = own(r.query("media_id", ""), r.user());
                            return () -> XApi.done(200, state(file));
                        }),
                route("POST", "/2/media/upload", 500)
                        .body("multipart/form-data")
                        .to(this::whole),
                route("POST", "/2/media/metadata", 500)
                        .json(new Shape()
                                .required("id", Shape.matching(XQuery.ID))
                                .required(
                                        "metadata",
                                        new Shape()
                                                .required(
                                                        "alt_text",
                                                        new Shape()
                                                                .required("text", Shape.text(1, 1_000))
                                                                .nested())
                                                .nested()))
                        .price("media.metadata")
                        .to(this::describe));
    }

    private static Shape.Check category() {
        return Shape.oneOf(LARGEST.keySet().stream().sorted().toArray(String[]::new));
    }

    private static XRoute route(String method, String path, int calls) {
        return XRoute.users(method, path).quarter(calls, 0).scopes("media.write");
    }

    private Supplier<Effect> initialize(XRequest request) {
        String category = request.body().path("media_category").textValue();
        long total = request.body().path("total_bytes").longValue();
        size(category, total);
        return () -> {
            File file = file(request, request.body().path("media_type").textValue(), category, total);
            return XApi.done(200, common(file));
        };
    }

    private static void size(String category, long total) {
        long largest = LARGEST.getOrDefault(category, 0L);
        if (total > largest) {
            throw XRefused.invalid("total_bytes must be at most " + largest + " for " + category);
        }
    }

    private File file(XRequest request, String type, String category, long total) {
        File file = new File(world.nextId(), request.user().id(), type, category, total, world.clock.instant());
        world.media.put(file.id, file);
        return file;
    }

    private Supplier<Effect> append(XRequest request) {
        File file = own(request.id(), request.user());
        Map<String, byte[]> parts = parts(request.call());
        String index = Multipart.text(parts, "segment_index");
        if (!parts.keySet().equals(Set.of("segment_index", "media"))
                || !index.matches("[0-9]{1,3}")
                || parts.getOrDefault("media", new byte[0]).length == 0) {
            throw XRefused.invalid("the body must have media and a segment_index between 0 and " + (PIECES - 1));
        }
        int length = parts.getOrDefault("media", new byte[0]).length;
        int number = Integer.parseInt(index);
        if (file.finished != null || file.pieces.containsKey(number) || file.size() + length > file.total) {
            throw XRefused.invalid("the segment does not belong to this file any more");
        }
        return () -> {
            file.pieces.put(number, length);
            ObjectNode data = StrictJson.object();
            data.put("expires_at", file.made.plus(LIFE).getEpochSecond());
            return XApi.done(200, data);
        };
    }

    private static Map<String, byte[]> parts(Incoming call) {
        if (call.mediaType().equals("multipart/form-data")) {
            return Multipart.parts(call);
        }
        if (!call.mediaType().equals("application/x-www-form-urlencoded")) {
            throw XRefused.invalid("the content type must be multipart/form-data");
        }
        Map<String, byte[]> parts = new LinkedHashMap<>();
        Incoming.form(call.text()).forEach((name, value) -> parts.put(name, formValue(name, value)));
        return parts;
    }

    private static byte[] formValue(String name, String value) {
        try {
            return name.equals("media")
                    ? Base64.getDecoder().decode(value)
                    : value.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw XRefused.invalid("media must be Base64 in a form");
        }
    }

    private Supplier<Effect> finish(XRequest request) {
        File file = own(request.id(), request.user());
        int next = 0;
        for (int number : file.pieces.keySet()) {
            if (number != next++) {
                throw XRefused.invalid("the segment " + (next - 1) + " is missing");
            }
        }
        if (file.finished != null || file.size() != file.total) {
            throw XRefused.invalid("the file has " + file.size() + " of " + file.total + " bytes");
        }
        return () -> {
            finish(file);
            return XApi.done(200, state(file));
        };
    }

    private void finish(File file) {
        file.finished = world.clock.instant();
        if (failures > 0) {
            failures--;
            file.fails = true;
        }
    }

    private Supplier<Effect> whole(XRequest request) {
        Map<String, byte[]> parts = Multipart.parts(request.call());
        String category = Multipart.text(parts, "media_category");
        byte[] media = parts.getOrDefault("media", new byte[0]);
        if (!Set.of("media", "media_category", "media_type").containsAll(parts.keySet())
                || !Set.of("tweet_image", "dm_image", "subtitles").contains(category)
                || media.length == 0) {
            throw XRefused.invalid("the body must have media and a media_category of an image or of subtitles");
        }
        size(category, media.length);
        return () -> {
            File file = file(request, "image/*", category, media.length);
            file.pieces.put(0, media.length);
            finish(file);
            return XApi.done(200, state(file));
        };
    }

    private Supplier<Effect> describe(XRequest request) {
        File file = own(request.body().path("id").asText(), request.user());
        String text = request.body().at("/metadata/alt_text/text").asText();
        return () -> {
            file.altText = text;
            credits.charge("media.metadata");
            ObjectNode data = StrictJson.object().put("id", file.id);
            data.putObject("associated_metadata").putObject("alt_text").put("text", text);
            return XApi.done(200, data);
        };
    }

    private File own(String id, Profile account) {
        File file = world.media.get(id);
        if (file == null || !file.owner.equals(account.id()) || !world.within(file.made, LIFE)) {
            throw XRefused.with(XProblems.invalid("there is no media with the id " + id));
        }
        return file;
    }

    private ObjectNode common(File file) {
        long left =
                Duration.between(world.clock.instant(), file.made.plus(LIFE)).toSeconds();
        return StrictJson.object()
                .put("id", file.id)
                .put("media_key", file.key())
                .put("expires_after_secs", left);
    }

    private ObjectNode state(File file) {
        ObjectNode data = common(file).put("size", file.size());
        if (file.finished != null && (isProcessed(file) || file.fails)) {
            ObjectNode info = data.putObject("processing_info").put("state", progress(file));
            switch (progress(file)) {
                case "pending" -> info.put("check_after_secs", 1);
                case "in_progress" -> info.put("check_after_secs", 1).put("progress_percent", percent(file));
                case "succeeded" -> info.put("progress_percent", 100);
                default ->
                    info.putObject("error")
                            .put("code", 1)
                            .put("name", "InvalidMedia")
                            .put("message", "The file cannot be read.");
            }
        }
        return data;
    }

    private static boolean isProcessed(File file) {
        return !file.kind().equals("photo") && !file.category.equals("subtitles");
    }

    private String progress(File file) {
        Instant finished = file.finished;
        if (finished == null) {
            return "open";
        }
        if (isProcessed(file) && world.within(finished, processing)) {
            return world.clock.instant().equals(finished) ? "pending" : "in_progress";
        }
        return file.fails ? "failed" : "succeeded";
    }

    private int percent(File file) {
        Instant finished = file.finished;
        return finished == null
                ? 0
                : (int) (100 * Duration.between(finished, world.clock.instant()).toMillis() / processing.toMillis());
    }

    /** Refuses a file that does not exist, is not the account's, not ready, too old, or meant for something else. */
    void check(String id, Profile account, String use) {
        File file = world.media.get(id);
        if (file == null
                || !file.owner.equals(account.id())
                || !progress(file).equals("succeeded")
                || !world.within(file.made, LIFE)
                || !file.category.startsWith(use)) {
            throw XRefused.with(XProblems.plain(400, "Invalid Request", "Your media IDs are invalid."));
        }
    }
}
