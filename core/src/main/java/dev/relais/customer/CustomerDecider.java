package dev.relais.customer;

import dev.relais.customer.CustomerCommand.EraseNotes;
import dev.relais.customer.CustomerCommand.Link;
import dev.relais.customer.CustomerCommand.Merge;
import dev.relais.customer.CustomerCommand.UndoLink;
import dev.relais.customer.CustomerCommand.UndoMerge;
import dev.relais.customer.CustomerEvent.CustomersMerged;
import dev.relais.customer.CustomerEvent.IdentityLinked;
import dev.relais.customer.CustomerEvent.LinkUndone;
import dev.relais.customer.CustomerEvent.MergeUndone;
import dev.relais.customer.CustomerEvent.NotesErased;
import dev.relais.customer.CustomerVerdict.Agreed;
import dev.relais.customer.CustomerVerdict.Reason;
import dev.relais.customer.CustomerVerdict.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a command does to what is known of who is who. Pure. */
record CustomerDecider(Customers customers, Instant now) {
    CustomerVerdict decide(CustomerCommand command) {
        Evidence evidence = command.claim().at(now);
        if (command instanceof Link c) {
            return link(c, evidence);
        }
        if (command instanceof UndoLink c) {
            return undone(
                    customers.linkOf(c.identity()).map(link -> new LinkUndone(c.identity(), link.customer(), evidence)),
                    "the identity is not linked");
        }
        if (command instanceof Merge c) {
            CustomerId merged = customers.current(c.merged());
            return customers.current(c.into()).equals(merged)
                    ? refused(Reason.SAME_CUSTOMER, "they are one customer already")
                    : agreed(new CustomersMerged(merged, c.into(), evidence));
        }
        if (command instanceof UndoMerge c) {
            return undone(
                    customers.mergeOf(c.merged()).map(merge -> new MergeUndone(c.merged(), merge.into(), evidence)),
                    "the customer is not merged into another");
        }
        return erase(((EraseNotes) command).customer(), evidence);
    }

    private CustomerVerdict link(Link command, Evidence evidence) {
        CustomerId self = CustomerId.of(command.identity());
        if (customers.current(command.to()).equals(customers.current(self))) {
            return refused(Reason.SAME_CUSTOMER, "the identity is that customer's already");
        }
        if (!customers.isCurrent(self)) {
            return refused(Reason.ALREADY_LINKED, "the identity is another customer's: undo that first, or merge them");
        }
        if (!customers.isAlone(command.identity())) {
            return refused(Reason.NOT_ALONE, "the customer has other identities: merge the customers");
        }
        return agreed(new IdentityLinked(command.identity(), command.to(), evidence));
    }

    private CustomerVerdict erase(CustomerId customer, Evidence evidence) {
        List<CustomerId> names =
                customers.identities(customer).stream().map(CustomerId::of).toList();
        return agreed(new NotesErased(names, evidence));
    }

    private static CustomerVerdict undone(Optional<? extends CustomerEvent> inverse, String otherwise) {
        return inverse.<CustomerVerdict>map(CustomerDecider::agreed)
                .orElseGet(() -> refused(Reason.NOTHING_TO_UNDO, otherwise));
    }

    private static CustomerVerdict agreed(CustomerEvent event) {
        return new Agreed(List.of(event));
    }

    private static CustomerVerdict refused(Reason reason, String message) {
        return new Refused(reason, message);
    }
}
