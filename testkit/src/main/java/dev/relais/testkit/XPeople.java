package dev.relais.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.testkit.Network.Effect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What is read of people, by id, by name, of oneself. */
final class XPeople {
    private static final String[] SCOPES = {"tweet.read", "users.read"};
    private static final String NAME = "[A-Za-z0-9_]{1,15}";

    private final XWorld world;
    private final XRender render;
    private final XCredits credits;

    XPeople(XWorld world, XRender render, XCredits credits) {
        this.world = world;
        this.render = render;
        this.credits = credits;
    }

    List<XRoute> routes() {
        return List.of(
                XRoute.users("GET", "/2/users/me")
                        .quarter(75, 0)
                        .scopes(SCOPES)
                        .query(XQuery.none().userFields())
                        .price("user.read")
                        .to(r -> people(r, Map.of(r.user().id(), Optional.of(r.user())), "id", false)),
                XRoute.anybody("GET", "/2/users/by")
                        .quarter(900, 300)
                        .scopes(SCOPES)
                        .query(XQuery.none()
                                .list("usernames", 100, NAME)
                                .required("usernames")
                                .userFields())
                        .price("user.read")
                        .to(r -> {
                            Map<String, Optional<Profile>> asked = new LinkedHashMap<>();
                            r.list("usernames").forEach(name -> asked.put(name, world.byHandle(name)));
                            return people(r, asked, "usernames", true);
                        }),
                XRoute.anybody("GET", "/2/users/by/username/{username}")
                        .quarter(900, 300)
                        .scopes(SCOPES)
                        .query(XQuery.none().userFields())
                        .price("user.read")
                        .to(r -> people(r, Map.of(r.id(), world.byHandle(r.id())), "username", false)),
                XRoute.anybody("GET", "/2/users")
                        .quarter(900, 300)
                        .scopes(SCOPES)
                        .query(XQuery.none()
                                .list("ids", 100, XQuery.ID)
                                .required("ids")
                                .userFields())
                        .price("user.read")
                        .to(r -> {
                            Map<String, Optional<Profile>> asked = new LinkedHashMap<>();
                            r.list("ids").forEach(id -> asked.put(id, world.byId(id)));
                            return people(r, asked, "ids", true);
                        }),
                XRoute.anybody("GET", "/2/users/{id}")
                        .quarter(900, 300)
                        .scopes(SCOPES)
                        .query(XQuery.none().userFields())
                        .price("user.read")
                        .to(r -> people(r, Map.of(r.id(), world.byId(r.id())), "id", false)));
    }

    private Supplier<Effect> people(
            XRequest request, Map<String, Optional<Profile>> asked, String parameter, boolean list) {
        return () -> {
            asked.values().stream().flatMap(Optional::stream).forEach(person -> credits.read("user.read", person.id()));
            ObjectNode body = render.users(request, asked, parameter, list);
            return XApi.ok(body);
        };
    }
}
