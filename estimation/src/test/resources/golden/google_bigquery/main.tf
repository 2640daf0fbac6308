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

resource "google_bigquery_dataset" "regional" {
  dataset_id = "regional"
  location   = "us-central1"
}

resource "google_bigquery_dataset" "multi" {
  dataset_id = "multi"
  location   = "US"
}

resource "google_bigquery_table" "in_regional" {
  dataset_id = google_bigquery_dataset.regional.dataset_id
  table_id   = "in_regional"
}

resource "google_bigquery_table" "in_multi" {
  dataset_id = google_bigquery_dataset.multi.dataset_id
  table_id   = "in_multi"
}
