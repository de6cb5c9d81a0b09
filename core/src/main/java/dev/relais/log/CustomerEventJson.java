package dev.relais.log;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.customer.CustomerEvent;
import dev.relais.customer.CustomerEvent.CustomersMerged;
import dev.relais.customer.CustomerEvent.IdentityLinked;
import dev.relais.customer.CustomerEvent.LinkUndone;
import dev.relais.customer.CustomerEvent.MergeUndone;
import dev.relais.customer.CustomerEvent.NotesErased;
import dev.relais.customer.CustomerId;
import dev.relais.customer.Evidence;
import dev.relais.customer.IdentityKey;
import dev.relais.json.StrictJson;

/**
 * What was said about who is who as lines of JSON, to be read in the order of writing. The members of every type are fixed by
 * {@code dev/relais/log/customers.schema.json}.
 */
public final class CustomerEventJson {
    private CustomerEventJson() {}

    /** One event. {@link CustomerEventReader} reads it. */
    public static String line(CustomerEvent event) {
        ObjectNode line = StrictJson.object();
        Evidence evidence = event.evidence();
        line.put("at", evidence.at().toString());
        line.put("type", event.getClass().getSimpleName());
        line.put("by", evidence.by());
        line.put("basis", evidence.basis().word());
        if (event instanceof IdentityLinked e) {
            link(line, e.identity(), e.customer());
        } else if (event instanceof LinkUndone e) {
            link(line, e.identity(), e.customer());
        } else if (event instanceof CustomersMerged e) {
            merge(line, e.merged(), e.into());
        } else if (event instanceof MergeUndone e) {
            merge(line, e.merged(), e.into());
        } else {
            ArrayNode names = line.putArray("customers");
            ((NotesErased) event).names().forEach(name -> names.add(name.value()));
            return StrictJson.write(line);
        }
        line.put("note", evidence.note());
        return StrictJson.write(line);
    }

    private static void link(ObjectNode line, IdentityKey identity, CustomerId customer) {
        line.putObject("identity").put("network", identity.network()).put("id", identity.id());
        line.put("customer", customer.value());
    }

    private static void merge(ObjectNode line, CustomerId merged, CustomerId into) {
        line.put("merged", merged.value());
        line.put("into", into.value());
    }
}
