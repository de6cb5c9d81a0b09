package dev.relais.benchmarks.routing;

import dev.relais.benchmarks.routing.DroolsRules.Request;
import java.util.List;
import org.kie.api.runtime.StatelessKieSession;

/** Drools without state: a message is executed and forgotten. */
final class DroolsStateless implements Matcher<Request> {
    private final StatelessKieSession session;

    DroolsStateless(List<RuleWorkload.Spec> specs) {
        session = DroolsRules.of(specs).newStatelessKieSession();
    }

    @Override
    public Request prepare(Post post) {
        return new Request(post);
    }

    @Override
    public int first(Request request) {
        session.execute(request);
        return request.take();
    }
}
