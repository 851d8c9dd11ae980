package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.ServiceNameMentions;
import fr.allset.tacite.microsoftfeed.ServiceNames;
import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import fr.allset.tacite.process.Unwrapped;
import fr.allset.tacite.subscription.ComponentBoxes;
import java.util.List;
import org.springframework.stereotype.Component;

/** Somebody says which components of the contract a name of Microsoft's means (art. 1). */
@Component
class ClassifyServiceNameForm implements TaskForm<ClassifyServiceNameForm.View, ClassifyServiceNameForm.Answer> {

    private static final int MOST_MENTIONS = 10;

    /** The name as Microsoft writes it, and where. */
    record View(String serviceName, List<Mention> mentions) {}

    /** One message or incident that names it. */
    record Mention(String line) {}

    record Answer(@Unwrapped ComponentBoxes components, boolean wholeSuite, boolean noComponent) {}

    private final ServiceNames names;
    private final ServiceNameMentions mentions;

    ClassifyServiceNameForm(ServiceNames names, ServiceNameMentions mentions) {
        this.names = names;
        this.mentions = mentions;
    }

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public View view(OpenTask task) {
        var key = task.number();
        return new View(
                names.find(key).map(ServiceNames.Entry::name).orElse(key),
                mentions.of(key, MOST_MENTIONS).stream()
                        .map(mention -> new Mention(mention.number() + " · " + mention.title() + " (locataire\u00a0: "
                                + mention.tenant() + ")"))
                        .toList());
    }
}
