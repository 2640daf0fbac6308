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

resource "google_container_cluster" "regional" {
  name               = "regional"
  location           = "us-central1"
  initial_node_count = 3
}

resource "google_container_cluster" "zonal" {
  name               = "zonal"
  location           = "us-central1-a"
  initial_node_count = 2
}

resource "google_container_cluster" "in_two_more_zones" {
  name               = "in-two-more-zones"
  location           = "us-central1-a"
  node_locations     = ["us-central1-b", "us-central1-c"]
  initial_node_count = 1
  node_config {
    machine_type    = "n1-standard-16"
    disk_type       = "pd-ssd"
    disk_size_gb    = 50
    local_ssd_count = 1
    guest_accelerator {
      type  = "nvidia-tesla-k80"
      count = 1
    }
  }
}

resource "google_container_cluster" "with_usage" {
  name               = "with-usage"
  location           = "us-central1"
  initial_node_count = 1
}

resource "google_container_cluster" "without_default_pool" {
  name                     = "without-default-pool"
  location                 = "us-central1"
  remove_default_node_pool = true
  initial_node_count       = 1
}

resource "google_container_cluster" "with_pools" {
  name     = "with-pools"
  location = "us-central1"
  node_pool {
    node_count = 2
    node_config {
      machine_type = "n1-standard-16"
    }
  }
  node_pool {
    initial_node_count = 1
    node_locations     = ["us-central1-a", "us-central1-b"]
    node_config {
      machine_type = "n1-standard-16"
      preemptible  = true
    }
  }
}

resource "google_container_cluster" "autopilot" {
  name             = "autopilot"
  location         = "us-central1"
  enable_autopilot = true
}

resource "google_container_cluster" "autopilot_with_usage" {
  name             = "autopilot-with-usage"
  location         = "us-central1"
  enable_autopilot = true
}

resource "google_container_node_pool" "of_cluster" {
  name       = "of-cluster"
  cluster    = google_container_cluster.without_default_pool.id
  node_count = 2
}

resource "google_container_node_pool" "own_zones" {
  name           = "own-zones"
  cluster        = google_container_cluster.without_default_pool.id
  node_locations = ["us-central1-a"]
  node_count     = 4
  node_config {
    machine_type = "custom-6-20480"
    spot         = true
  }
}

resource "google_container_node_pool" "scaled" {
  name     = "scaled"
  cluster  = google_container_cluster.zonal.id
  location = "us-central1-a"
  autoscaling {
    min_node_count = 2
    max_node_count = 10
  }
}

resource "google_container_node_pool" "scaled_in_all" {
  name    = "scaled-in-all"
  cluster = google_container_cluster.without_default_pool.id
  autoscaling {
    total_min_node_count = 4
    total_max_node_count = 10
  }
}

resource "google_container_node_pool" "with_usage" {
  name               = "with-usage"
  cluster            = google_container_cluster.without_default_pool.id
  initial_node_count = 1
}
