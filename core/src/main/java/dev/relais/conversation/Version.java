package dev.relais.conversation;

import java.time.Instant;
import java.util.Comparator;

/**
 * One version of a message's text. Versions of one message are totally ordered; the greatest is what people see.
 *
 * @param revision 0 for what was first written, then the network's own count of edits; 1 for every edit where the network
 *     does not count
 * @param at when this version was written
 * @param toldAt the time of the entry that told it; decides between versions of the same time
 * @param estimated whether {@code at} is not the version's own time
 * @param text the whole text of this version
 */
public record Version(long revision, Instant at, Instant toldAt, boolean estimated, String text)
        implements Comparable<Version> {
    private static final Comparator<Version> ORDER = Comparator.comparingLong(Version::revision)
            .thenComparing(Version::at)
            .thenComparing(Version::toldAt)
            .thenComparing(Version::text)
            .thenComparing(Version::estimated);

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    /** The same version without its text: the message is gone. */
    public Version blank() {
        return new Version(revision, at, toldAt, estimated, "");
    }

    /** Whether the other one tells the same version again. */
    public boolean sameAs(Version other) {
        if (revision != other.revision || (revision > 0 && !text.equals(other.text))) {
            return false;
        }
        return revision == 0 || estimated || other.estimated || at.equals(other.at);
    }

    /** What two tellings of the same version say together. Commutative, associative, idempotent. */
    public Version join(Version other) {
        boolean otherTime = estimated == other.estimated ? other.at.isBefore(at) : estimated;
        boolean otherText = text.length() == other.text.length()
                ? other.text.compareTo(text) > 0
                : other.text.length() > text.length();
        return new Version(
                revision,
                otherTime ? other.at : at,
                other.toldAt.isBefore(toldAt) ? other.toldAt : toldAt,
                estimated && other.estimated,
                otherText ? other.text : text);
    }

    @Override
    public String toString() {
        return "Version[" + revision + " " + at + "]";
    }
}
