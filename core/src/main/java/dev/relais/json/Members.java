package dev.relais.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An object of a known shape; making one notes its unknown members as faults. */
public final class Members {
    private final Place place;
    private final Shape shape;

    private Members(Place place, Shape shape) {
        this.place = place;
        this.shape = shape;
    }

    static Members of(Place object, Shape shape) {
        for (String name : object.names()) {
            if (!shape.members().contains(name)) {
                object.child(name).fault(() -> "unknown member" + Faults.meant(name, shape.members()));
            }
        }
        return new Members(object, shape);
    }

    /** The member, or null where it is not there. */
    public @Nullable Place get(String name) {
        if (!shape.members().contains(name)) {
            throw new IllegalArgumentException(shape.title() + " has no member " + name);
        }
        return place.node().has(name) ? place.child(name) : null;
    }

    /** What a reader makes of the member; null where it is not there. */
    public <T> @Nullable T optional(String name, Function<Place, @Nullable T> reader) {
        Place member = get(name);
        return member == null ? null : reader.apply(member);
    }

    /** As {@link #optional}, with a value for when it is not there. */
    public <T> T optional(String name, Function<Place, @Nullable T> reader, T otherwise) {
        T read = optional(name, reader);
        return read == null ? otherwise : read;
    }

    /** As {@link #optional}; a fault where it is not there. */
    public <T> @Nullable T required(String name, Function<Place, @Nullable T> reader) {
        Place member = get(name);
        if (member == null) {
            place.faults().add(Names.child(place.pointer(), name), "missing member");
            return null;
        }
        return reader.apply(member);
    }

    /** A list; empty where it is not there. */
    public <T> List<T> list(String name, Function<Place, @Nullable T> reader) {
        return optional(name, member -> member.list(reader), List.of());
    }

    /** An object whose names are ids of something that the desk lists. */
    public <T> Map<String, T> map(String name, String what, KnownIds known, Function<Place, @Nullable T> reader) {
        Map<String, T> read = new LinkedHashMap<>();
        Place member = get(name);
        if (member == null) {
            return read;
        }
        if (!member.node().isObject()) {
            member.fault("expected an object, found " + member.kind());
            return read;
        }
        for (String id : member.names()) {
            Place value = member.child(id);
            if (!known.has(id)) {
                value.fault(
                        () -> "there is no " + what + " \"" + Place.shown(id) + "\"" + Faults.meant(id, known.ids()));
                continue;
            }
            T element = reader.apply(value);
            if (element != null) {
                read.put(id, element);
            }
        }
        return read;
    }
}
