provider "aws" {
  region = "us-east-1"
}

variable "secret" {
  type      = object({ multi_az = bool, launch_type = string, disks = list(number) })
  sensitive = true
  default   = { multi_az = true, launch_type = "FARGATE", disks = [70, 80] }
}

resource "aws_db_instance" "db" {
  engine            = "mysql"
  instance_class    = "db.m5.large"
  allocated_storage = 100
  multi_az          = var.secret.multi_az
  username          = "admin"
  password          = "not-a-secret"
}

resource "aws_ecs_service" "app" {
  name            = "app"
  launch_type     = var.secret.launch_type
  desired_count   = 3
  task_definition = "app"
}

resource "aws_instance" "web" {
  ami           = "ami-12c6146b"
  instance_type = "m5.large"

  dynamic "ebs_block_device" {
    for_each = var.secret.disks

    content {
      device_name = "/dev/sd${ebs_block_device.key}"
      volume_size = ebs_block_device.value
    }
  }
}
