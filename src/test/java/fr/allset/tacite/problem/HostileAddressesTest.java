package fr.allset.tacite.problem;

import static fr.allset.tacite.testing.Town.ADMIN;
import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.OWNER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.TaciteTest;
import fr.allset.tacite.testing.Town;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address that can be asked for, with something hostile in each place that it has and in each of its parameters. */
@TaciteTest
@DisplayName("A hostile address")
class HostileAddressesTest {

    /** NUL, half a character, a number that no number holds, a pattern, a long text. */
    private static final List<String> HOSTILE = List.of(
            "a%00b", "%ED%A0%80", "99999999999999999999", "1e400", "-1", "2026-99", "%25_%5C", "a".repeat(3_000));

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @BeforeEach
    void people() {
        town.settle();
    }

    @Test
    void isRefusedOrAnsweredAndNeverAFailure() {
        var addresses = addresses();
        assertThat(addresses).hasSizeGreaterThan(300);
        var pages = Stream.of(MANAGER, OWNER)
                .map(login -> Caller.browser(port).logIn(login, PASSWORD))
                .toList();
        var programs = Stream.of(MANAGER, ADMIN, CLIENT_A)
                .map(login -> Caller.program(port, login, PASSWORD))
                .toList();

        var failures = new ArrayList<String>();
        for (var address : addresses) {
            for (var caller : address.startsWith("/api") ? programs : pages) {
                var answer = caller.get(address);
                if (answer.status() >= 500) {
                    failures.add(address.substring(0, Math.min(address.length(), 200)));
                }
                if (answer.status() != 403) {
                    break;
                }
            }
        }
        assertThat(failures).isEmpty();
    }

    private List<String> addresses() {
        var addresses = new ArrayList<String>();
        mapping.getHandlerMethods().forEach((info, method) -> {
            var methods = info.getMethodsCondition().getMethods();
            if (methods.isEmpty() || methods.contains(RequestMethod.GET)) {
                info.getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith("/api") || pattern.startsWith("/bureau"))
                        .forEach(pattern -> addresses.addAll(addresses(pattern, method)));
            }
        });
        return addresses;
    }

    private static List<String> addresses(String pattern, HandlerMethod method) {
        var known = pattern.replace("{number}", "ABO-A1")
                .replace("{*customer}", "CLI-A")
                .replace("{month}", "2026-10")
                .replaceAll("\\{[^}]*}", "1");
        var addresses = new ArrayList<String>();
        for (var hostile : HOSTILE) {
            if (pattern.contains("{")) {
                addresses.add(pattern.replaceAll("\\{[^}]*}", hostile));
            }
            for (var parameter : method.getMethodParameters()) {
                if (parameter.hasParameterAnnotation(RequestParam.class)) {
                    addresses.add(known + "?" + name(parameter) + "=" + hostile);
                }
            }
        }
        return addresses;
    }

    private static String name(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        var stated = parameter.getParameterAnnotation(RequestParam.class);
        return stated == null || stated.name().isEmpty() ? parameter.getParameterName() : stated.name();
    }
}
