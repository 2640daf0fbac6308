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

resource "google_cloudfunctions_function" "default" {
  name    = "default"
  runtime = "nodejs20"
}

resource "google_cloudfunctions_function" "large" {
  name                = "large"
  runtime             = "nodejs20"
  available_memory_mb = 2048
}

resource "google_cloudfunctions_function" "in_frankfurt" {
  name                = "in-frankfurt"
  runtime             = "nodejs20"
  region              = "europe-west3"
  available_memory_mb = 512
}
