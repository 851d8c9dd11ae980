package fr.allset.tacite.testing;

import java.util.List;
import org.camunda.bpm.admin.Admin;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.tasklist.Tasklist;
import org.camunda.bpm.welcome.Welcome;

/** The engine's web apps live once in a JVM: a second Tacite takes them with it when it closes, and they are opened again. */
final class WebApps {

    private static volatile List<Runnable> opening = List.of();

    private WebApps() {}

    static void keepOpen() {
        var cockpit = Cockpit.getRuntimeDelegate();
        if (cockpit == null) {
            opening.forEach(Runnable::run);
            return;
        }
        var admin = Admin.getRuntimeDelegate();
        var tasklist = Tasklist.getRuntimeDelegate();
        var welcome = Welcome.getRuntimeDelegate();
        opening = List.of(
                () -> Cockpit.setCockpitRuntimeDelegate(cockpit),
                () -> Admin.setAdminRuntimeDelegate(admin),
                () -> Tasklist.setTasklistRuntimeDelegate(tasklist),
                () -> Welcome.setRuntimeDelegate(welcome));
    }
}
