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

resource "google_compute_instance_template" "small" {
  name         = "small"
  machine_type = "f1-micro"
  disk {
    source_image = "debian-cloud/debian-12"
    disk_type    = "pd-ssd"
    disk_size_gb = 20
    boot         = true
  }
  disk {
    disk_type    = "pd-ssd"
    disk_size_gb = 50
  }
  disk {
    type         = "SCRATCH"
    disk_type    = "local-ssd"
    interface    = "NVME"
    disk_size_gb = 375
  }
  network_interface {
    network = "default"
  }
}

resource "google_compute_instance_template" "with_accelerator" {
  name         = "gpu"
  machine_type = "n1-standard-16"
  disk {
    source_image = "debian-cloud/debian-12"
    disk_type    = "pd-balanced"
  }
  guest_accelerator {
    type  = "nvidia-tesla-k80"
    count = 1
  }
  network_interface {
    network = "default"
  }
}

resource "google_compute_instance_group_manager" "of_four" {
  name               = "four"
  base_instance_name = "four"
  zone               = "us-central1-f"
  target_size        = 4
  version {
    instance_template = google_compute_instance_template.small.self_link
  }
}

resource "google_compute_instance_group_manager" "scaled" {
  name               = "scaled"
  base_instance_name = "scaled"
  zone               = "us-central1-f"
  version {
    instance_template = google_compute_instance_template.small.self_link
  }
}

resource "google_compute_autoscaler" "scaler" {
  name   = "scaler"
  zone   = "us-central1-f"
  target = google_compute_instance_group_manager.scaled.id
  autoscaling_policy {
    max_replicas    = 5
    min_replicas    = 2
    cooldown_period = 60
  }
}

resource "google_compute_region_instance_group_manager" "of_three" {
  name               = "three"
  base_instance_name = "three"
  region             = "us-central1"
  target_size        = 3
  version {
    instance_template = google_compute_instance_template.with_accelerator.id
  }
}

resource "google_compute_instance_group_manager" "of_other_template" {
  name               = "other"
  base_instance_name = "other"
  zone               = "us-central1-f"
  target_size        = 2
  version {
    instance_template = "projects/example/global/instanceTemplates/other"
  }
}
