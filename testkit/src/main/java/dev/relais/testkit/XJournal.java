package dev.relais.testkit;

import dev.relais.testkit.RecordedCall.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What was called so far, with the questions that a host's test asks of it. A snapshot; immutable. Assertions throw
 * {@link AssertionError} and list the calls; no call shows a token.
 *
 * <pre>{@code
 * x.journal().of("POST", "/2/tweets").assertCount(1);
 * x.journal().assertNoneInClosedWindow().assertNoBlindRepeat();
 * }</pre>
 */
public final class XJournal {
    private static final Set<String> WRITES = Set.of("POST", "PUT", "DELETE");
    private static final int SHOWN = 10;

    private final List<RecordedCall> calls;
    private final Set<Long> intoClosed;
    private final Set<Long> invalid;
    private final Set<String> secrets;

    XJournal(List<RecordedCall> calls, Set<Long> intoClosed, Set<Long> invalid, Set<String> secrets) {
        this.calls = List.copyOf(calls);
        this.intoClosed = Set.copyOf(intoClosed);
        this.invalid = Set.copyOf(invalid);
        this.secrets = Set.copyOf(secrets);
    }

    /** The calls in the order in which they arrived. */
    public List<RecordedCall> calls() {
        return calls;
    }

    /** How many there are. */
    public int count() {
        return calls.size();
    }

    /**
     * The calls of one method and path.
     *
     * @param path as X's documentation writes it: {@code /2/tweets/{id}/hidden}; what stands in braces matches anything but a slash
     */
    public XJournal of(String method, String path) {
        Pattern pattern = Pattern.compile(Pattern.compile("\\{[^}]*}")
                .splitAsStream(path + "\u0000")
                .map(Pattern::quote)
                .collect(Collectors.joining("[^/]+"))
                .replace("\u0000", ""));
        return where(c -> c.call().method().equals(method)
                && pattern.matcher(c.call().path()).matches());
    }

    /** The calls that match. */
    public XJournal where(Predicate<RecordedCall> wanted) {
        return new XJournal(calls.stream().filter(wanted).toList(), intoClosed, invalid, secrets);
    }

    /** Calls that came while a window of theirs was closed: X had said, in an answer before, that nothing is left of it. */
    public List<RecordedCall> callsInClosedWindow() {
        return calls.stream()
                .filter(c -> intoClosed.contains(c.call().number()))
                .toList();
    }

    /** Calls that no well-made caller makes: unknown paths, parameters or members, wrong values, tokens of the wrong kind. */
    public List<RecordedCall> invalidCalls() {
        return calls.stream().filter(c -> invalid.contains(c.call().number())).toList();
    }

    /**
     * Writes whose outcome nobody knew (no answer, or a server error) and that were made again, letter by letter, by the same account
     * without having looked what became of the first: the second calls.
     */
    public List<RecordedCall> blindRepeats() {
        List<RecordedCall> repeats = new ArrayList<>();
        List<RecordedCall> unknown = new ArrayList<>();
        for (RecordedCall call : calls) {
            NetworkCall now = call.call();
            if (now.method().equals("GET")) {
                unknown.removeIf(u -> call.status().orElse(0) == 200
                        && Objects.equals(u.call().account(), now.account())
                        && looks(u, now));
                continue;
            }
            if (!WRITES.contains(now.method())) {
                continue;
            }
            if (unknown.stream().anyMatch(u -> same(u.call(), now))) {
                repeats.add(call);
            }
            unknown.removeIf(u -> same(u.call(), now));
            if (isUnknown(call)) {
                unknown.add(call);
            }
        }
        return repeats;
    }

    private static boolean looks(RecordedCall write, NetworkCall read) {
        boolean message = write.call().path().startsWith("/2/dm_");
        return message == read.path().contains("/dm_");
    }

    private static boolean same(NetworkCall a, NetworkCall b) {
        return a.method().equals(b.method())
                && a.path().equals(b.path())
                && a.query().equals(b.query())
                && a.body().equals(b.body())
                && Objects.equals(a.account(), b.account());
    }

    private static boolean isUnknown(RecordedCall call) {
        return call.outcome() instanceof Outcome.Unanswered || call.status().orElse(0) >= 500;
    }

    /** There are so many. */
    public XJournal assertCount(int count) {
        return calls.size() == count
                ? this
                : failed("expected " + count + " calls but there were " + calls.size(), calls);
    }

    /** There are none. */
    public XJournal assertNone() {
        return assertCount(0);
    }

    /** No call came into a window that X had said to be closed. */
    public XJournal assertNoneInClosedWindow() {
        return none("calls into windows that were known to be closed", callsInClosedWindow());
    }

    /** No call was one that no well-made caller makes. */
    public XJournal assertNoneInvalid() {
        return none("calls that were refused as invalid", invalidCalls());
    }

    /** No write with an unknown outcome was made again without a look. */
    public XJournal assertNoBlindRepeat() {
        return none("writes that were repeated although their outcome was unknown", blindRepeats());
    }

    /** None of the secrets that this fake knows stands in the text: a log of the host's, say. The failure does not show which. */
    public XJournal assertNoSecretIn(CharSequence text) {
        String whole = text.toString();
        long found = secrets.stream().filter(whole::contains).count();
        if (found > 0) {
            throw new AssertionError("the text holds " + found + " of the secrets that this fake X knows");
        }
        return this;
    }

    private XJournal none(String what, List<RecordedCall> found) {
        return found.isEmpty() ? this : failed("there were " + found.size() + " " + what, found);
    }

    private static XJournal failed(String message, List<RecordedCall> listed) {
        String lines = listed.stream()
                .limit(SHOWN)
                .map(c -> "\n  #" + c.call().number() + " " + c.call().at() + " "
                        + c.call().method() + " " + c.call().path() + " → "
                        + (c.status().isPresent() ? c.status().getAsInt() : "no answer"))
                .collect(Collectors.joining());
        String more = listed.size() > SHOWN ? "\n  and " + (listed.size() - SHOWN) + " more" : "";
        throw new AssertionError(message + ":" + lines + more);
    }

    @Override
    public String toString() {
        return "XJournal[" + calls.size() + " calls]";
    }
}
