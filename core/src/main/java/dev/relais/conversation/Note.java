package dev.relais.conversation;

import java.time.Instant;

/** Something an employee wrote for other employees. The customer never sees it. */
public record Note(String id, String author, String text, Instant at) {
    Note erased() {
        return new Note(id, author, "", at);
    }

    @Override
    public String toString() {
        return "Note[" + id + "]";
    }
}
