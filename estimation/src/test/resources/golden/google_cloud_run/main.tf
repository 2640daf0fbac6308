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

resource "google_cloud_run_service" "by_request" {
  name     = "by-request"
  location = "europe-west3"
  template {
    spec {
      containers {
        image = "gcr.io/cloudrun/hello"
      }
    }
  }
}

resource "google_cloud_run_service" "by_instance" {
  name     = "by-instance"
  location = "europe-west3"
  template {
    metadata {
      annotations = {
        "run.googleapis.com/cpu-throttling" = "false"
      }
    }
    spec {
      containers {
        image = "gcr.io/cloudrun/hello"
        resources {
          limits = {
            "cpu" = "2000m"
            "memory" = "1Gi"
          }
        }
      }
    }
  }
}

resource "google_cloud_run_service" "kept_running" {
  name     = "kept-running"
  location = "us-central1"
  template {
    metadata {
      annotations = {
        "run.googleapis.com/cpu-throttling" = "false"
        "autoscaling.knative.dev/minScale" = "2"
      }
    }
    spec {
      containers {
        image = "gcr.io/cloudrun/hello"
      }
    }
  }
}

resource "google_cloud_run_service" "without_usage" {
  name     = "without-usage"
  location = "us-central1"
  template {
    spec {
      containers {
        image = "gcr.io/cloudrun/hello"
      }
    }
  }
}

resource "google_cloud_run_v2_service" "by_request" {
  name     = "by-request"
  location = "europe-west3"
  template {
    containers {
      image = "us-docker.pkg.dev/cloudrun/container/hello"
      resources {
        cpu_idle = true
        limits = {
          "cpu" = "2"
          "memory" = "1Gi"
        }
      }
    }
  }
}

resource "google_cloud_run_v2_service" "by_instance" {
  name     = "by-instance"
  location = "europe-west3"
  template {
    containers {
      image = "us-docker.pkg.dev/cloudrun/container/hello"
      resources {
        limits   = {
          "cpu" = "1"
          "memory" = "512Mi"
        }
        cpu_idle = false
      }
    }
  }
}

resource "google_cloud_run_v2_service" "kept_running" {
  name     = "kept-running"
  location = "us-central1"
  template {
    containers {
      image = "us-docker.pkg.dev/cloudrun/container/hello"
      resources {
        cpu_idle = false
      }
    }
    scaling {
      min_instance_count = 1
    }
  }
}

resource "google_cloud_run_v2_job" "tasks" {
  name     = "tasks"
  location = "europe-west3"
  template {
    task_count = 2
    template {
      containers {
        image = "us-docker.pkg.dev/cloudrun/container/job"
        resources {
          limits = {
            "cpu" = "2"
            "memory" = "1024Mi"
          }
        }
      }
    }
  }
}

resource "google_cloud_run_v2_job" "default" {
  name     = "default"
  location = "us-central1"
  template {
    template {
      containers {
        image = "us-docker.pkg.dev/cloudrun/container/job"
      }
    }
  }
}

resource "google_cloud_run_v2_service" "kept_idle" {
  name     = "kept-idle"
  location = "us-central1"
  template {
    scaling {
      min_instance_count = 2
    }
    containers {
      image = "us-docker.pkg.dev/cloudrun/container/hello"
      resources {
        limits   = { cpu = "1", memory = "512Mi" }
        cpu_idle = true
      }
    }
  }
}
