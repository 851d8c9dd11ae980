package fr.allset.tacite;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.allset.tacite.testing.Chromium;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Draws the processes as bpmn-js does, in the machine's own browser; {@code -Dtacite.redraw=true} puts them into {@code docs}. */
class ProcessPicturesIT {

    @Test
    void everyProcessIsDrawnWithEveryWordOfIt() throws IOException {
        try (var chromium = Chromium.start()) {
            var page = chromium.newPage();
            page.setContent("<div id='canvas' style='width: 1600px; height: 900px'></div>");
            page.addScriptTag(new Page.AddScriptTagOptions().setContent(viewer()));
            for (var model : ProcessPictures.models().toList()) {
                var svg = drawn(page, model);
                if (Boolean.getBoolean("tacite.redraw")) {
                    ProcessPictures.write(model, svg);
                }

                var words = svg.replaceAll("<[^>]*>", "").replaceAll("[\\s\u00a0']|&apos;|&nbsp;", "");
                var missing = new ArrayList<String>();
                Bpmn.readModelFromFile(model.toFile()).getModelElementsByType(FlowNode.class).stream()
                        .map(FlowNode::getName)
                        .filter(name -> name != null)
                        .filter(name -> !words.contains(name.replaceAll("[\\s\u00a0']", "")))
                        .forEach(missing::add);
                assertThat(missing)
                        .as("words of %s that the picture lacks", model)
                        .isEmpty();
            }
        }
    }

    private static String drawn(Page page, Path model) throws IOException {
        return (String) page.evaluate("""
                async xml => {
                    document.querySelector('#canvas').innerHTML = '';
                    const viewer = new BpmnJS({container: '#canvas'});
                    const {warnings} = await viewer.importXML(xml);
                    if (warnings.length) {
                        throw new Error(warnings.map(warning => warning.message).join());
                    }
                    const {svg} = await viewer.saveSVG();
                    viewer.destroy();
                    return svg.replace('<svg ', '<svg style="background: white" ');
                }""", Files.readString(model));
    }

    private static String viewer() throws IOException {
        var found = new PathMatchingResourcePatternResolver()
                .getResources("classpath*:META-INF/resources/webjars/bpmn-js/*/dist/bpmn-viewer.production.min.js");
        assertThat(found).hasSize(1);
        return found[0].getContentAsString(StandardCharsets.UTF_8);
    }
}
