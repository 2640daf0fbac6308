package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.List;

/// Cognitive services are charged for what they are asked: requests, records, characters and hours
/// of an account, tokens and images of a deployed model. Only what is expected is charged for; of
/// commitments the vendor's list has a price by their size, which is not known here.
///
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/cognitive-services/">Cognitive
///   Services pricing</a>
/// @see <a
///   href="https://azure.microsoft.com/en-us/pricing/details/cognitive-services/openai-service/">Azure
///   OpenAI pricing</a>
final class Cognitive {

  private static final String SERVICE = "Cognitive Services";
  private static final String ACCOUNT_NAME = "azurerm_cognitive_account";

  private static final List<String> ACCOUNT_USAGE =
      List.of(
          "monthly_commitment_language_summarization_overage_records",
          "monthly_commitment_language_summarization_records",
          "monthly_commitment_language_text_analytics_overage_records",
          "monthly_commitment_language_text_analytics_records",
          "monthly_commitment_luis_text_overage_requests",
          "monthly_commitment_luis_text_requests",
          "monthly_commitment_speech_to_text_custom_hrs",
          "monthly_commitment_speech_to_text_custom_overage_hrs",
          "monthly_commitment_speech_to_text_enhanced_add_ons_hrs",
          "monthly_commitment_speech_to_text_enhanced_add_ons_overage_hrs",
          "monthly_commitment_speech_to_text_standard_hrs",
          "monthly_commitment_speech_to_text_standard_overage_hrs",
          "monthly_commitment_text_to_speech_neural_commitment_chars",
          "monthly_commitment_text_to_speech_neural_overage_chars",
          "monthly_connected_container_commitment_language_summarization_overage_records",
          "monthly_connected_container_commitment_language_summarization_records",
          "monthly_connected_container_commitment_language_text_analytics_overage_records",
          "monthly_connected_container_commitment_language_text_analytics_records",
          "monthly_connected_container_commitment_luis_text_overage_requests",
          "monthly_connected_container_commitment_luis_text_requests",
          "monthly_connected_container_commitment_speech_to_text_custom_hrs",
          "monthly_connected_container_commitment_speech_to_text_custom_overage_hrs",
          "monthly_connected_container_commitment_speech_to_text_enhanced_add_ons_hrs",
          "monthly_connected_container_commitment_speech_to_text_enhanced_add_ons_overage_hrs",
          "monthly_connected_container_commitment_speech_to_text_standard_hrs",
          "monthly_connected_container_commitment_speech_to_text_standard_overage_hrs",
          "monthly_connected_container_commitment_text_to_speech_neural_commitment_chars",
          "monthly_connected_container_commitment_text_to_speech_neural_overage_chars",
          "monthly_language_conversational_language_understanding_advanced_training_hours",
          "monthly_language_conversational_language_understanding_records",
          "monthly_language_customized_question_answering_records",
          "monthly_language_customized_summarization_records",
          "monthly_language_customized_text_classification_records",
          "monthly_language_customized_training_hours",
          "monthly_language_summarization_records",
          "monthly_language_text_analytics_for_health_records",
          "monthly_language_text_analytics_records",
          "monthly_luis_speech_requests",
          "monthly_luis_text_requests",
          "monthly_speaker_identification_transactions",
          "monthly_speaker_verification_transactions",
          "monthly_speech_to_text_conversation_transcription_multi_channel_audio_hrs",
          "monthly_speech_to_text_custom_batch_hrs",
          "monthly_speech_to_text_custom_endpoint_hrs",
          "monthly_speech_to_text_custom_hrs",
          "monthly_speech_to_text_custom_training_hrs",
          "monthly_speech_to_text_enhanced_add_ons_hrs",
          "monthly_speech_to_text_standard_batch_hrs",
          "monthly_speech_to_text_standard_hrs",
          "monthly_speech_translation_hrs",
          "monthly_text_to_speech_custom_neural_chars",
          "monthly_text_to_speech_custom_neural_endpoint_hrs",
          "monthly_text_to_speech_custom_neural_training_hrs",
          "monthly_text_to_speech_long_audio_chars",
          "monthly_text_to_speech_neural_chars",
          "monthly_text_to_speech_personal_voice_chars",
          "monthly_text_to_speech_personal_voice_profiles",
          "monthly_voice_profiles");

  private static final List<Measure> MEASURES =
      List.of(
          new Measure("monthly_language_input_tokens", "Text input", "units", "Input Tokens"),
          new Measure("monthly_language_output_tokens", "Text output", "units", "Output Tokens"),
          new Measure("monthly_base_model_tokens", "Base model tokens", "units", "Base Tokens"),
          new Measure(
              "monthly_fine_tuning_training_hours",
              "Fine tuning training",
              "hours",
              "Fine Tuning Training"),
          new Measure(
              "monthly_fine_tuning_hosting_hours",
              "Fine tuning hosting",
              "hours",
              "Fine Tuning Hosting"),
          new Measure(
              "monthly_fine_tuning_input_tokens",
              "Fine tuning input",
              "units",
              "Fine Tuning Input Tokens"),
          new Measure(
              "monthly_fine_tuning_output_tokens",
              "Fine tuning output",
              "units",
              "Fine Tuning Output Tokens"),
          new Measure(
              "monthly_standard_1024_1024_images",
              "Standard 1024x1024 images",
              "units",
              "Standard 1024x1024 Images"),
          new Measure(
              "monthly_standard_1024_1792_images",
              "Standard 1024x1792 images",
              "units",
              "Standard 1024x1792 Images"),
          new Measure(
              "monthly_hd_1024_1024_images", "HD 1024x1024 images", "units", "HD 1024x1024 Images"),
          new Measure(
              "monthly_hd_1024_1792_images", "HD 1024x1792 images", "units", "HD 1024x1792 Images"),
          new Measure(
              "monthly_text_embedding_tokens", "Text embeddings", "units", "Embedding Tokens"),
          new Measure("monthly_text_to_speech_characters", "Text to speech", "units", "Characters"),
          new Measure("monthly_text_to_speech_hours", "Speech", "hours", "Speech Hours"));

  static final ResourceType ACCOUNT =
      ResourceType.priced(ACCOUNT_NAME, Cognitive::account)
          .reading("id", "kind", "sku_name")
          .usage(ACCOUNT_USAGE);

  static final ResourceType DEPLOYMENT =
      ResourceType.priced("azurerm_cognitive_deployment", Cognitive::deployment)
          .reading("cognitive_account_id", "model.name")
          .usage(MEASURES.stream().map(Measure::key).toList())
          .usage("monthly_code_interpreter_sessions");

  /// Something that a deployed model is charged by.
  ///
  /// @param key of the expected usage
  private record Measure(String key, String name, String unit, String meter) {}

  private static void account(Resource account, Components bill) {
    if (account.attr("sku_name").text("s0").startsWith("f")) {
      return;
    }
    Meters meters = Meters.of(account, SERVICE);
    String kind = account.attr("kind").text("");
    for (String key : ACCOUNT_USAGE) {
      if (kindOf(key).equals(kind)) {
        String what = key.substring("monthly_".length()).replace('_', ' ');
        String product =
            switch (kind) {
              case "luis" -> "Language Understanding";
              case "textanalytics" -> "Language";
              default -> "Speech";
            };
        bill.addIfExpected(
            Skus.capital(what),
            key.endsWith("_hrs") || key.endsWith("_hours") ? "hours" : "units",
            meters.price(product, "Standard", what),
            account.usage(key));
      }
    }
  }

  private static String kindOf(String key) {
    return key.contains("luis")
        ? "luis"
        : key.contains("language") ? "textanalytics" : "speechservices";
  }

  private static void deployment(Resource deployment, Components bill) {
    Resource account = deployment.reference("cognitive_account_id", ACCOUNT_NAME, "id");
    Meters meters = Meters.of(deployment, account, SERVICE);
    String model = deployment.attr("model.name").text("");
    for (Measure measure : MEASURES) {
      bill.addIfExpected(
          measure.name(),
          measure.unit(),
          meters.price("Azure OpenAI", model, measure.meter()),
          deployment.usage(measure.key()));
    }
    bill.addIfExpected(
        "Code interpreter sessions",
        "units",
        meters.price("Azure OpenAI", "Code-Interpreter", "Code-Interpreter Session"),
        deployment.usage("monthly_code_interpreter_sessions"));
  }

  private Cognitive() {}
}
