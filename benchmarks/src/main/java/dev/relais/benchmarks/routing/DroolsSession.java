package dev.relais.benchmarks.routing;

import dev.relais.benchmarks.routing.DroolsRules.Request;
import java.util.List;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/** Drools with one session for all messages: insert, fire until the first rule, delete. */
final class DroolsSession implements Matcher<Request> {
    private final KieSession session;

    DroolsSession(List<RuleWorkload.Spec> specs) {
        session = DroolsRules.of(specs).newKieSession();
    }

    @Override
    public Request prepare(Post post) {
        return new Request(post);
    }

    @Override
    public int first(Request request) {
        FactHandle handle = session.insert(request);
        session.fireAllRules();
        session.delete(handle);
        return request.take();
    }
}
