package fr.allset.tacite.engine;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;

/** Every path of the engine's API that the web apps expose, read from the classes that answer there. */
final class EnginePaths {

    /** A resource that leads back to itself leads nowhere new. */
    private static final int DEEPEST = 6;

    private final Set<String> found = new TreeSet<>();

    private EnginePaths() {}

    /** As {@code GET /camunda/api/engine/engine/default/task/{id}}; the running web apps say which classes there are. */
    static Set<String> all() {
        var applications = new LinkedHashMap<String, Application>();
        applications.put("/camunda/api/engine", new EngineRestApplication());
        applications.put("/camunda/api/cockpit", new CockpitApplication());
        applications.put("/camunda/api/admin", new AdminApplication());
        applications.put("/camunda/api/tasklist", new TasklistApplication());
        applications.put("/camunda/api/welcome", new WelcomeApplication());
        var paths = new EnginePaths();
        applications.forEach((base, application) -> application.getClasses().forEach(type -> paths.root(base, type)));
        return paths.found;
    }

    private void root(String base, Class<?> type) {
        supertypes(type)
                .filter(one -> one.isAnnotationPresent(Path.class))
                .findFirst()
                .ifPresent(one ->
                        walk(type, base + "/" + one.getAnnotation(Path.class).value(), 0));
    }

    private void walk(Class<?> type, String base, int depth) {
        for (var method : type.getMethods()) {
            if (depth > DEEPEST || method.isBridge() || Modifier.isStatic(method.getModifiers())) {
                continue;
            }
            var path = declared(method, Path.class).map(Path::value);
            var verb = verb(method);
            var whole = plain(base + "/" + path.orElse(""));
            if (verb.isPresent()) {
                found.add(verb.get() + " " + whole);
            } else if (path.isPresent()) {
                walk(method.getReturnType(), whole, depth + 1);
            }
        }
    }

    /** One slash between two parts, names without their patterns, and the one engine there is. */
    private static String plain(String path) {
        return path.replaceAll("\\{\\s*(\\w+)\\s*:[^/}]*}", "{$1}")
                .replaceAll("/+", "/")
                .replaceAll("/$", "")
                .replace("/engine/engine/{name}", "/engine/engine/default");
    }

    private static Optional<String> verb(Method method) {
        return supertypes(method.getDeclaringClass())
                .flatMap(type -> same(method, type))
                .flatMap(one -> Stream.of(one.getAnnotations()))
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static <A extends Annotation> Optional<A> declared(Method method, Class<A> annotation) {
        return supertypes(method.getDeclaringClass())
                .flatMap(type -> same(method, type))
                .filter(one -> one.isAnnotationPresent(annotation))
                .map(one -> one.getAnnotation(annotation))
                .findFirst();
    }

    private static Stream<Method> same(Method method, Class<?> type) {
        try {
            return Stream.of(type.getMethod(method.getName(), method.getParameterTypes()));
        } catch (NoSuchMethodException other) {
            return Stream.empty();
        }
    }

    private static Stream<Class<?>> supertypes(Class<?> type) {
        var types = new LinkedHashSet<Class<?>>();
        collect(type, types);
        return types.stream();
    }

    private static void collect(Class<?> type, Set<Class<?>> into) {
        if (type == null || type == Object.class || !into.add(type)) {
            return;
        }
        for (var one : type.getInterfaces()) {
            collect(one, into);
        }
        collect(type.getSuperclass(), into);
    }

    /** A path with something in each of its places. */
    static String sample(String path, Map<String, String> values) {
        var sample = path;
        for (var value : values.entrySet()) {
            sample = sample.replace("{" + value.getKey() + "}", value.getValue());
        }
        return sample.replaceAll("\\{[\\w-]+}", "x");
    }
}
