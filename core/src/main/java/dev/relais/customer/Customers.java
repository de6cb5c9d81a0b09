package dev.relais.customer;

import dev.relais.conversation.Conversation;
import dev.relais.customer.CustomerEvent.CustomersMerged;
import dev.relais.customer.CustomerEvent.IdentityLinked;
import dev.relais.customer.CustomerEvent.LinkUndone;
import dev.relais.customer.CustomerEvent.MergeUndone;
import dev.relais.customer.CustomerEvent.NotesErased;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who is who: the fold of what was said about it. An immutable value, and only an aid for reading: no conversation and no figure
 * is rewritten by it.
 *
 * <p>An undoing takes back exactly the link or merge that it names, at any later time and in any order: what remains equals a
 * history in which neither was ever said. Whatever was linked or merged in between stays with the id that it was linked to: with
 * the customer who goes on if that one was named, with the merged one if it was he who was named by his former id.
 *
 * <p>To find a customer takes constant time; a link, a merge and their undoings take time in proportion to the smaller of the two
 * customers.
 *
 * <pre>{@code
 * Customers customers = Customers.fold(store.customerEvents(0));
 * if (customers.decide(new Link(profile, customer, claim), now) instanceof Agreed agreed) {
 *     store.commitCustomers(length, agreed.events());
 * }
 * }</pre>
 */
public final class Customers {
    /** Nobody has said anything: every identity is a customer of its own. */
    public static final Customers NONE = new Customers(Forest.EMPTY);

    private static final Comparator<CustomerEvent> BY_TIME = Comparator.comparing(
                    (CustomerEvent event) -> event.evidence().at())
            .thenComparing(event -> event.names().get(0));

    private final Forest forest;

    private Customers(Forest forest) {
        this.forest = forest;
    }

    /**
     * What everything said comes to.
     *
     * @param events from the first on, in order
     * @throws IllegalArgumentException if an event does not follow from those before it
     */
    public static Customers fold(List<CustomerEvent> events) {
        return NONE.apply(events);
    }

    /**
     * As it is after more events.
     *
     * @throws IllegalArgumentException as {@link #apply(CustomerEvent)}
     */
    public Customers apply(List<CustomerEvent> events) {
        Customers customers = this;
        for (CustomerEvent event : events) {
            customers = customers.apply(event);
        }
        return customers;
    }

    /**
     * As it is after one more event.
     *
     * @throws IllegalArgumentException if the event does not follow: it links or merges who is linked or merged already, or
     *     undoes what is not so
     */
    public Customers apply(CustomerEvent event) {
        if (event instanceof IdentityLinked e) {
            CustomerId linked = CustomerId.of(e.identity());
            check(event, forest.isAlone(linked) && !linked.equals(e.customer()));
            return new Customers(forest.join(linked, e.customer(), e));
        }
        if (event instanceof CustomersMerged e) {
            check(event, isCurrent(e.merged()) && !current(e.into()).equals(e.merged()));
            return new Customers(forest.join(e.merged(), e.into(), e));
        }
        if (event instanceof LinkUndone e) {
            CustomerId linked = CustomerId.of(e.identity());
            check(
                    event,
                    linkOf(e.identity())
                            .filter(link -> link.customer().equals(e.customer()))
                            .isPresent());
            return new Customers(forest.cut(linked));
        }
        if (event instanceof MergeUndone e) {
            check(
                    event,
                    mergeOf(e.merged())
                            .filter(merge -> merge.into().equals(e.into()))
                            .isPresent());
            return new Customers(forest.cut(e.merged()));
        }
        return erased((NotesErased) event);
    }

    private static void check(CustomerEvent event, boolean follows) {
        if (!follows) {
            throw new IllegalArgumentException(event + " does not follow from what was said before");
        }
    }

    private Customers erased(NotesErased erased) {
        Forest after = forest;
        for (CustomerId name : erased.names()) {
            CustomerEvent reason = after.reason(name);
            if (reason != null) {
                after = after.because(name, reason.withoutNote());
            }
        }
        return new Customers(after);
    }

    /** What a command does at an instant: events to write, or why not. Pure. */
    public CustomerVerdict decide(CustomerCommand command, Instant now) {
        return new CustomerDecider(this, now).decide(command);
    }

    /** Whose identity it is. */
    public CustomerId customerOf(IdentityKey identity) {
        return current(CustomerId.of(identity));
    }

    /** Whose identity it is. */
    public CustomerId customerOf(Identity identity) {
        return customerOf(identity.key());
    }

    /** Under which id the customer goes now who had {@code id} at some time. */
    public CustomerId current(CustomerId id) {
        return forest.root(id);
    }

    /** Whether a customer goes under this id now. */
    public boolean isCurrent(CustomerId id) {
        return current(id).equals(id);
    }

    /** All his identities, by network and id; at least one. */
    public Set<IdentityKey> identities(CustomerId customer) {
        Set<IdentityKey> all = new TreeSet<>();
        forest.tree(current(customer)).forEachRemaining(id -> all.add(id.identity()));
        return Collections.unmodifiableSet(all);
    }

    /** Why these identities are one customer: the links and merges that hold now, oldest first. */
    public List<CustomerEvent> evidence(CustomerId customer) {
        List<CustomerEvent> all = new ArrayList<>();
        forest.tree(current(customer)).forEachRemaining(id -> {
            CustomerEvent reason = forest.reason(id);
            if (reason != null) {
                all.add(reason);
            }
        });
        all.sort(BY_TIME);
        return List.copyOf(all);
    }

    /**
     * Everything that was ever said about a customer's identities, undone or not.
     *
     * @param events all that was said, in order
     */
    public List<CustomerEvent> history(CustomerId customer, List<CustomerEvent> events) {
        Set<IdentityKey> own = identities(customer);
        return events.stream()
                .filter(event -> event.names().stream().anyMatch(name -> own.contains(name.identity())))
                .toList();
    }

    /** The conversations of a customer, in the order given. */
    public List<Conversation> conversations(CustomerId customer, Collection<Conversation> conversations) {
        Set<IdentityKey> own = identities(customer);
        return conversations.stream()
                .filter(conversation ->
                        IdentityKey.of(conversation).filter(own::contains).isPresent())
                .toList();
    }

    /** The link of this identity that holds now. */
    Optional<IdentityLinked> linkOf(IdentityKey identity) {
        return forest.reason(CustomerId.of(identity)) instanceof IdentityLinked link
                ? Optional.of(link)
                : Optional.empty();
    }

    /** The merge of this customer that holds now. */
    Optional<CustomersMerged> mergeOf(CustomerId merged) {
        return forest.reason(merged) instanceof CustomersMerged merge ? Optional.of(merge) : Optional.empty();
    }

    /** Whether nobody has linked or merged it, or anything into it. */
    boolean isAlone(IdentityKey identity) {
        return forest.isAlone(CustomerId.of(identity));
    }

    /** Equal where the same links and merges hold on the same evidence, however that came about. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Customers customers && forest.reasons().equals(customers.forest.reasons());
    }

    @Override
    public int hashCode() {
        return forest.reasons().hashCode();
    }

    @Override
    public String toString() {
        return "Customers[" + forest.reasons().size() + " links and merges]";
    }
}
