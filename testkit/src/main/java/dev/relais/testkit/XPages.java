package dev.relais.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.json.StrictJson;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists in pages, the newest first, with opaque tokens that hold for one query only. Guarded by the world's monitor. */
final class XPages {
    record Page<T>(List<T> items, ObjectNode meta) {}

    private int age;
    private int emptyPages;

    /** No token that was given out is good any more. */
    void expire() {
        age++;
    }

    /** The next pages that would hold something hold nothing, and a token. */
    void empty(int pages) {
        emptyPages += pages;
    }

    /** Where the token of a call stands among the ids; refuses tokens of other queries. */
    private String place(XRequest request, @Nullable String token) {
        if (token == null) {
            return "";
        }
        String end = "." + stamp(request);
        String place;
        try {
            place = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            place = "";
        }
        if (!place.matches("[np][0-9]{1,20}\\..*") || !place.endsWith(end)) {
            throw XRefused.with(XProblems.invalid("the pagination token is not valid, or not any more"));
        }
        return place.substring(0, place.length() - end.length());
    }

    private String token(XRequest request, String place) {
        String whole = place + "." + stamp(request);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole.getBytes(StandardCharsets.UTF_8));
    }

    private String stamp(XRequest request) {
        return Integer.toHexString((request.page() + " " + age).hashCode());
    }

    /** Refuses a call whose token is no good, before anything else is done. */
    void check(XRequest request) {
        place(request, given(request));
    }

    private static @Nullable String given(XRequest request) {
        String token = request.query("pagination_token");
        return token == null ? request.query("next_token") : token;
    }

    <T> Page<T> page(XRequest request, List<T> newestFirst, Function<T, String> id, int otherwise, boolean withIds) {
        String place = place(request, given(request));
        int most = request.number("max_results", otherwise);
        List<T> later;
        int start = 0;
        if (place.startsWith("n")) {
            String before = place.substring(1);
            while (start < newestFirst.size() && XWorld.BY_ID.compare(id.apply(newestFirst.get(start)), before) >= 0) {
                start++;
            }
        } else if (place.startsWith("p")) {
            String after = place.substring(1);
            int end = 0;
            while (end < newestFirst.size() && XWorld.BY_ID.compare(id.apply(newestFirst.get(end)), after) > 0) {
                end++;
            }
            start = Math.max(0, end - most);
        }
        int end = Math.min(newestFirst.size(), start + most);
        later = newestFirst.subList(start, end);
        if (emptyPages > 0 && !later.isEmpty()) {
            emptyPages--;
            String again =
                    new BigInteger(id.apply(later.get(0))).add(BigInteger.ONE).toString();
            return new Page<>(
                    List.of(),
                    StrictJson.object().put("result_count", 0).put("next_token", token(request, "n" + again)));
        }
        ObjectNode meta = StrictJson.object().put("result_count", later.size());
        if (later.isEmpty()) {
            return new Page<>(later, meta);
        }
        String newest = id.apply(later.get(0));
        String oldest = id.apply(later.get(later.size() - 1));
        if (withIds) {
            meta.put("newest_id", newest).put("oldest_id", oldest);
        }
        if (end < newestFirst.size()) {
            meta.put("next_token", token(request, "n" + oldest));
        }
        if (start > 0) {
            meta.put("previous_token", token(request, "p" + newest));
        }
        return new Page<>(later, meta);
    }
}
