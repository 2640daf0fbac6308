terraform {
  required_providers {
    google = {
      source = "hashicorp/google"
    }
  }
}

provider "google" {
  project = "example"
  region  = "us-central1"
}

resource "google_dns_managed_zone" "zone" {
  name     = "zone"
  dns_name = "example.com."
}

resource "google_dns_record_set" "records" {
  name         = "www.example.com."
  managed_zone = google_dns_managed_zone.zone.name
  type         = "A"
  ttl          = 300
  rrdatas      = ["1.2.3.4"]
}

resource "google_dns_record_set" "without_usage" {
  name         = "x.example.com."
  managed_zone = google_dns_managed_zone.zone.name
  type         = "A"
  ttl          = 300
  rrdatas      = ["1.2.3.4"]
}

resource "google_kms_crypto_key" "software" {
  name            = "software"
  key_ring        = "projects/example/locations/global/keyRings/r"
  rotation_period = "100000s"
}

resource "google_kms_crypto_key" "hsm" {
  name            = "hsm"
  key_ring        = "projects/example/locations/global/keyRings/r"
  rotation_period = "100000s"
  version_template {
    algorithm        = "GOOGLE_SYMMETRIC_ENCRYPTION"
    protection_level = "HSM"
  }
}

resource "google_kms_crypto_key" "hsm_2048" {
  name            = "hsm_2048"
  key_ring        = "projects/example/locations/global/keyRings/r"
  rotation_period = "100000s"
  version_template {
    algorithm        = "RSA_SIGN_PSS_2048_SHA256"
    protection_level = "HSM"
  }
}

resource "google_kms_crypto_key" "hsm_4096" {
  name            = "hsm_4096"
  key_ring        = "projects/example/locations/global/keyRings/r"
  rotation_period = "100000s"
  version_template {
    algorithm        = "RSA_SIGN_PSS_4096_SHA256"
    protection_level = "HSM"
  }
}

resource "google_kms_crypto_key" "external" {
  name            = "external"
  key_ring        = "projects/example/locations/global/keyRings/r"
  rotation_period = "100000s"
  version_template {
    algorithm        = "EXTERNAL_SYMMETRIC_ENCRYPTION"
    protection_level = "EXTERNAL"
  }
}

resource "google_kms_crypto_key" "without_usage" {
  name            = "without_usage"
  key_ring        = "projects/example/locations/global/keyRings/r"
  rotation_period = "100000s"
}

resource "google_logging_billing_account_bucket_config" "logs" {
  billing_account = "b"
  location        = "global"
  bucket_id       = "_Default"
  retention_days  = 30
}

resource "google_logging_billing_account_sink" "logs" {
  name            = "sink"
  destination     = "storage.googleapis.com/b"
  billing_account = "b"
}

resource "google_logging_folder_bucket_config" "logs" {
  folder         = "f"
  location       = "global"
  bucket_id      = "_Default"
  retention_days = 30
}

resource "google_logging_folder_sink" "logs" {
  name        = "sink"
  destination = "storage.googleapis.com/b"
  folder      = "f"
}

resource "google_logging_organization_bucket_config" "logs" {
  organization   = "o"
  location       = "global"
  bucket_id      = "_Default"
  retention_days = 30
}

resource "google_logging_organization_sink" "logs" {
  name        = "sink"
  destination = "storage.googleapis.com/b"
  org_id      = "o"
}

resource "google_logging_project_bucket_config" "logs" {
  project        = "p"
  location       = "global"
  bucket_id      = "_Default"
  retention_days = 30
}

resource "google_logging_project_sink" "logs" {
  name        = "sink"
  destination = "storage.googleapis.com/b"
  project     = "p"
}

resource "google_monitoring_metric_descriptor" "metric" {
  type         = "custom.googleapis.com/m"
  metric_kind  = "GAUGE"
  value_type   = "DOUBLE"
  description  = "m"
  display_name = "m"
}

resource "google_pubsub_topic" "topic" {
  name = "topic"
}

resource "google_pubsub_subscription" "subscription" {
  name  = "s"
  topic = google_pubsub_topic.topic.id
}

resource "google_secret_manager_secret" "automatic" {
  secret_id = "automatic"
  replication {
    auto {}
  }
}

resource "google_secret_manager_secret" "replicated" {
  secret_id = "replicated"
  replication {
    user_managed {
      replicas {
        location = "us-central1"
      }
      replicas {
        location = "us-east1"
      }
    }
  }
}

resource "google_secret_manager_secret_version" "replicated" {
  secret = google_secret_manager_secret.replicated.id
}

resource "google_secret_manager_secret_version" "automatic" {
  secret = google_secret_manager_secret.automatic.id
}
