package dev.relais.intake;

import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.Acknowledged;
import dev.relais.connect.Inbound.Edited;
import dev.relais.connect.Inbound.Hidden;
import dev.relais.connect.Inbound.Mentioned;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.connect.Inbound.Reacted;
import dev.relais.connect.Inbound.Received;
import dev.relais.connect.Inbound.Sent;
import dev.relais.connect.Inbound.ThreadOwner;
import dev.relais.connect.Inbound.Withdrawn;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.Message;
import dev.relais.conversation.Version;
import dev.relais.store.ExternalId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts the facts of a finished set of deliveries into the one order that does not depend on how they arrived: by the time at
 * which they happened, a message before what speaks of it, copies of one message joined. A replay in this order gives the same
 * log for every order and doubling of the same deliveries.
 */
public final class CanonicalOrder {
    private final Map<ExternalId, Instant> created = new HashMap<>();
    private final Map<ExternalId, ExternalId> parents = new HashMap<>();
    private final Map<ExternalId, NavigableMap<Long, Instant>> edits = new HashMap<>();

    private CanonicalOrder() {}

    /** The facts in canonical order. */
    public static List<Told> of(Collection<Told> told) {
        return new CanonicalOrder().order(told);
    }

    private List<Told> order(Collection<Told> told) {
        List<Told> facts = joined(told);
        facts.forEach(this::learn);
        Comparator<Told> order = Comparator.comparing(this::when)
                .thenComparing(fact -> rank(fact.inbound()))
                .thenComparing(fact -> content(fact.inbound()))
                .thenComparing(fact -> version(fact.inbound()), Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(fact -> fact.body().hash())
                .thenComparing(fact -> fact.inbound().pointer())
                .thenComparing(Told::delivery);
        return facts.stream().sorted(order).toList();
    }

    /** Copies of one version of one message made one, which stands where the first of them was told. */
    private static List<Told> joined(Collection<Told> told) {
        Map<Object, Told> all = new LinkedHashMap<>();
        for (Told fact : told) {
            all.merge(identity(fact), fact, CanonicalOrder::join);
        }
        return withoutGuesses(all.values());
    }

    /** Of an edit that is told with its own time, the copies that could only guess the time tell nothing new. */
    private static List<Told> withoutGuesses(Collection<Told> facts) {
        Set<String> timed = new HashSet<>();
        for (Told fact : facts) {
            if (fact.inbound() instanceof Edited e && !e.version().estimated()) {
                timed.add(edit(e));
            }
        }
        return facts.stream()
                .filter(fact ->
                        !(fact.inbound() instanceof Edited e && e.version().estimated() && timed.contains(edit(e))))
                .toList();
    }

    private static String edit(Edited e) {
        return Marks.of(
                "edited",
                e.account(),
                e.externalId(),
                e.version().revision(),
                e.version().text());
    }

    /** What copies have in common. The same bytes again tell the same, even where their only time is that of their arrival. */
    private static Object identity(Told fact) {
        if (fact.inbound() instanceof Received r) {
            return List.of("received", r.message().account(), r.message().externalId(), r.revision());
        }
        if (fact.inbound() instanceof Sent s) {
            return List.of("sent", s.message().account(), s.message().externalId(), s.revision());
        }
        if (fact.inbound() instanceof Mentioned m) {
            return List.of("mentioned", m.message().account(), m.message().externalId(), m.queries());
        }
        return List.of("item", fact.body().hash(), fact.inbound().pointer(), about(fact.inbound()));
    }

    private static Object about(Inbound inbound) {
        if (inbound instanceof Edited e) {
            return edit(e);
        }
        if (inbound instanceof Withdrawn) {
            return Marks.of(inbound);
        }
        if (inbound instanceof Hidden h) {
            return Marks.of("hidden", h.account(), h.externalId(), h.hidden());
        }
        if (inbound instanceof Reacted r) {
            return Marks.of("reacted", r.account(), r.externalId(), r.author(), r.reaction(), r.added());
        }
        if (inbound instanceof Acknowledged a) {
            return Marks.of("acknowledged", a.key().id(), a.receipt());
        }
        if (inbound instanceof ThreadOwner o) {
            return Marks.of("owner", o.key().id(), o.owner());
        }
        return inbound;
    }

    private static Told join(Told a, Told b) {
        Told first = a.delivery() <= b.delivery() ? a : b;
        String pointer = first.inbound().pointer();
        Inbound both;
        if (a.inbound() instanceof Received x && b.inbound() instanceof Received y) {
            both = new Received(
                    pointer,
                    x.message().join(y.message()),
                    fuller(x.key(), y.key(), x.message().join(y.message())),
                    union(x.aliases(), y.aliases()),
                    x.revision());
        } else if (a.inbound() instanceof Sent x && b.inbound() instanceof Sent y) {
            both = new Sent(
                    pointer,
                    x.message().join(y.message()),
                    x.key() == null || y.key() == null
                            ? x.key() == null ? y.key() : x.key()
                            : fuller(x.key(), y.key(), x.message().join(y.message())),
                    union(x.aliases(), y.aliases()),
                    x.revision(),
                    x.correlation() == null ? y.correlation() : x.correlation());
        } else {
            int earlier = a.receivedAt().compareTo(b.receivedAt());
            return earlier == 0 ? first : earlier < 0 ? a : b;
        }
        return new Told(both, first.delivery(), first.body(), first.receivedAt());
    }

    /**
     * The key that says more: one copy may hold back the author, or not name the thread's root and put the parent in its place.
     */
    private static ConversationKey fuller(ConversationKey a, ConversationKey b, Message message) {
        if (a.equals(b)) {
            return a;
        }
        Comparator<ConversationKey> order = Comparator.<ConversationKey, Boolean>comparing(
                        key -> key.customer() != null)
                .thenComparing(key -> !Objects.equals(key.root(), message.inReplyTo()))
                .thenComparing(ConversationKey::id);
        return order.compare(a, b) >= 0 ? a : b;
    }

    private static Set<String> union(Set<String> a, Set<String> b) {
        Set<String> all = new HashSet<>(a);
        all.addAll(b);
        return all;
    }

    private void learn(Told fact) {
        if (fact.inbound() instanceof Received r) {
            learn(r.message(), r.aliases());
        } else if (fact.inbound() instanceof Sent s) {
            learn(s.message(), s.aliases());
            String parent = s.message().inReplyTo();
            if (s.key() == null && parent != null) {
                parents.put(id(s.message()), new ExternalId(s.message().account(), parent));
            }
        } else if (fact.inbound() instanceof Edited e) {
            edits.computeIfAbsent(new ExternalId(e.account(), e.externalId()), none -> new TreeMap<>())
                    .merge(e.version().revision(), e.version().at(), (a, b) -> a.isAfter(b) ? a : b);
        }
    }

    private void learn(Message message, Set<String> aliases) {
        aliases.forEach(alias ->
                created.merge(new ExternalId(message.account(), alias), message.at(), (a, b) -> a.isBefore(b) ? a : b));
    }

    /** When a fact takes its place: never before what it speaks of. */
    private Instant when(Told fact) {
        Inbound inbound = fact.inbound();
        if (inbound instanceof Received r) {
            return r.revision() == 0 ? r.message().at() : later(r.message().at(), id(r.message()));
        }
        if (inbound instanceof Sent s) {
            return afterParents(s);
        }
        if (inbound instanceof Mentioned m) {
            return m.message().at();
        }
        if (inbound instanceof Edited e) {
            return afterEarlierVersions(e);
        }
        if (inbound instanceof Withdrawn w) {
            return later(w.at(), new ExternalId(w.account(), w.externalId()));
        }
        if (inbound instanceof Hidden h) {
            return later(h.at(), new ExternalId(h.account(), h.externalId()));
        }
        if (inbound instanceof Reacted r) {
            return later(r.at(), new ExternalId(r.account(), r.externalId()));
        }
        if (inbound instanceof Acknowledged a) {
            return a.at();
        }
        return inbound instanceof ThreadOwner o ? o.at() : fact.receivedAt();
    }

    /** Where the network counts its edits, the count and not the clock says which is the later. */
    private Instant afterEarlierVersions(Edited edited) {
        ExternalId message = new ExternalId(edited.account(), edited.externalId());
        Instant when = later(edited.version().at(), message);
        NavigableMap<Long, Instant> told = edits.getOrDefault(message, new TreeMap<>());
        for (Instant at : told.headMap(edited.version().revision(), false).values()) {
            when = at.isAfter(when) ? at : when;
        }
        return when;
    }

    private Instant afterParents(Sent sent) {
        Instant when = sent.message().at();
        Set<ExternalId> seen = new HashSet<>();
        Optional<ExternalId> parent = Optional.ofNullable(parents.get(id(sent.message())));
        while (parent.isPresent() && seen.add(parent.get())) {
            when = later(when, parent.get());
            parent = Optional.ofNullable(parents.get(parent.get()));
        }
        return when;
    }

    private Instant later(Instant at, ExternalId message) {
        Instant other = created.getOrDefault(message, at);
        return other.isAfter(at) ? other : at;
    }

    private static ExternalId id(Message message) {
        return new ExternalId(message.account(), message.externalId());
    }

    private static int rank(Inbound inbound) {
        if (inbound instanceof Received) {
            return 0;
        }
        if (inbound instanceof Sent) {
            return 1;
        }
        if (inbound instanceof Withdrawn) {
            return 3;
        }
        return inbound instanceof NotUnderstood ? 4 : 2;
    }

    /** Orders facts of the same time and kind by what they say. */
    private static String content(Inbound inbound) {
        if (inbound instanceof Received r) {
            return r.message().account() + "\0" + r.message().externalId() + "\0" + (char) (r.revision() & 0xFFFF);
        }
        if (inbound instanceof Sent s) {
            return s.message().account() + "\0" + s.message().externalId() + "\0" + (char) (s.revision() & 0xFFFF);
        }
        if (inbound instanceof Mentioned m) {
            return m.message().account() + "\0" + m.message().externalId() + "\0"
                    + String.join(",", new TreeSet<>(m.queries()));
        }
        if (inbound instanceof Edited e) {
            return e.account() + "\0" + e.externalId();
        }
        return inbound instanceof NotUnderstood ? "" : Marks.of(inbound);
    }

    private static @Nullable Version version(Inbound inbound) {
        return inbound instanceof Edited e ? e.version() : null;
    }
}
